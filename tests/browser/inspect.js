// What the tests of the page ask about it, put into every page before its own scripts: contrast, focus, what is seen.
window.inspect = (() => {
  const SMALL = 4.5;
  const LARGE = 3;

  /** Every element, in shadow roots too. */
  function* elements(root = document.documentElement) {
    yield root;
    const within = root.shadowRoot ? [...root.shadowRoot.children] : [];
    for (const child of [...within, ...root.children]) yield* elements(child);
  }

  const above = (node) => node.assignedSlot || node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  /** Any colour of CSS as red, green, blue and alpha. */
  function colour(text) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  }
  const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);

  function background(node) {
    const layers = [];
    for (let one = node; one; one = above(one)) {
      const layer = colour(getComputedStyle(one).backgroundColor);
      if (layer[3] > 0) layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
  }

  function luminance(rgb) {
    const [r, g, b] = rgb.map((part) => part / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function ratio(one, other) {
    const [low, high] = [luminance(one.slice(0, 3)), luminance(other.slice(0, 3))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  const isShown = (node) => node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && node.getBoundingClientRect().width > 1;
  const ownText = (node) => [...node.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE).map((one) => one.data).join('').trim();

  /** The texts of an element with the style that each is drawn in. */
  function texts(node) {
    const found = [];
    const value = node.matches('input:not([type=checkbox]):not([type=radio]), textarea') ? node.value
      : node.matches('select') ? node.selectedOptions[0]?.textContent : '';
    const text = node.matches('option, script, style') ? '' : ownText(node) || value;
    if (text) found.push([text, getComputedStyle(node)]);
    if (node.placeholder && !node.value) found.push([node.placeholder, getComputedStyle(node, '::placeholder')]);
    for (const part of ['::before', '::after']) {
      const style = getComputedStyle(node, part);
      if (/["'].*[^\s"'].*["']/.test(style.content)) found.push([style.content, style]);
    }
    return found;
  }

  /** WCAG AA: texts that do not stand out from what they lie on. Controls that are off are let pass, as there. */
  function contrast() {
    const faults = new Map();
    let seen = 0;
    for (const node of elements(document.body)) {
      if (!isShown(node) || node.disabled) continue;
      for (const [text, style] of texts(node)) {
        seen += 1;
        const ground = background(node);
        const drawn = ratio(over(colour(style.color), ground), ground);
        const size = parseFloat(style.fontSize);
        const wanted = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? LARGE : SMALL;
        const key = `${node.localName}.${node.className} ${style.color}`;
        if (drawn < wanted) faults.set(key, `${drawn.toFixed(2)} < ${wanted}：${key} 于 ${ground.map(Math.round)}「${text.slice(0, 20)}」`);
      }
    }
    return { seen, faults: [...faults.values()] };
  }

  function active() {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    return node;
  }

  /** What is in focus and whether it is told by an outline, its own or of the label that stands for it. */
  function focus() {
    const node = active();
    const outlined = (one) => {
      const style = getComputedStyle(one);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 && isShown(one);
    };
    const box = node.getBoundingClientRect();
    return {
      visible: outlined(node) || (node.nextElementSibling !== null && node.matches('input') && outlined(node.nextElementSibling)),
      inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      tag: node.localName,
      id: node.id,
      href: node.getAttribute('href') || '',
      slot: node.dataset.slot || '',
      label: `${node.localName}#${node.id}.${node.className} ${node.textContent.slice(0, 20)}`,
    };
  }

  /** The pages' shadow root. */
  const pages = (id = 'pages') => document.getElementById(id).shadowRoot;
  const facts = (key) => [...pages().querySelectorAll('data.fact')].filter((fact) => fact.dataset.key === key);
  /** By how much the window, or what scrolls in it as a whole, is too wide. */
  const sideways = () => Math.max(...['html', '#view', '#form-scroll', '#desk-scroll'].map((one) => document.querySelector(one))
    .filter((one) => one && one.clientWidth > 0).map((one) => one.scrollWidth - one.clientWidth));

  return { contrast, active, focus, pages, facts, sideways };
})();
