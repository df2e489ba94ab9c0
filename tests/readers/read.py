"""Reads DOCX files with three programs that know nothing of each other.

usage: read.py FILE.docx...

Prints one JSON object a line: {"file", "reader", "text", "complaints"}. The text is every run of the body in document
order, tables included, as that reader understood it; white space is the caller's to ignore.
"""

import json
import re
import subprocess
import sys
import warnings

import docx
import mammoth

# mammoth names each style its own style map does not list. That is about its map, not about the file; a style that
# is used and not defined has another message.
UNLISTED_STYLE = re.compile(r"^Unrecognised (paragraph|run|table) style: ")


def with_python_docx(path):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        body = docx.Document(path).element.body
        paragraphs = [docx.text.paragraph.Paragraph(part, None).text for part in body.iter(docx.oxml.ns.qn("w:p"))]
    return "".join(paragraphs), [str(warning.message) for warning in caught]


def with_mammoth(path):
    with open(path, "rb") as file:
        result = mammoth.extract_raw_text(file)
    with open(path, "rb") as file:
        messages = mammoth.convert_to_html(file).messages
    return result.value, [note.message for note in messages if not UNLISTED_STYLE.match(note.message)]


def with_pandoc(path):
    run = subprocess.run(["pandoc", "--from=docx", "--to=json", path], capture_output=True, text=True)
    complaints = run.stderr.splitlines()
    if run.returncode:
        return "", complaints or [f"pandoc: {run.returncode}"]
    tree = json.loads(run.stdout)
    # Leading paragraphs of the styles Title, Subtitle, Author and Date become metadata.
    front = [tree["meta"][key] for key in ("title", "subtitle", "author", "date") if key in tree["meta"]]
    return "".join(strings([*front, tree["blocks"]])), complaints


def strings(node):
    """The text of a pandoc tree; quotes are drawn, everything else is only its strings."""
    if isinstance(node, list):
        for part in node:
            yield from strings(part)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        if kind == "Str":
            yield content
        elif kind == "Quoted":
            left, right = ("‘", "’") if content[0]["t"] == "SingleQuote" else ("“", "”")
            yield left
            yield from strings(content[1])
            yield right
        elif content is not None:
            yield from strings(content)


READERS = {"python-docx": with_python_docx, "mammoth": with_mammoth, "pandoc": with_pandoc}

for file in sys.argv[1:]:
    for name, reader in READERS.items():
        try:
            text, complaints = reader(file)
        except Exception as error:  # whatever a reader throws is its verdict on the file
            text, complaints = "", [repr(error)]
        print(json.dumps({"file": file, "reader": name, "text": text, "complaints": complaints}, ensure_ascii=False))
