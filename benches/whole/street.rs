//! Streets of any size, made from the sample street: every community is one of the sample's under another name and
//! 区划代码.

use std::fs;
use std::io;
use std::path::Path;

/// Most communities of a street.
const STREET: usize = 170;
const YEARS: [&str; 2] = ["2025", "2026"];
const SAMPLE: &str = "永宁街道";

/// Writes a project with `count` communities into an empty folder.
pub fn write(root: &Path, count: usize) -> io::Result<()> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&home.join("templates"), &root.join("templates"))?;
    fs::create_dir_all(root.join("content"))?;
    for file in ["项目.yaml", "指标库.yaml", "字段库.yaml"] {
        fs::copy(home.join("content").join(file), root.join("content").join(file))?;
    }
    let models = models(home)?;
    for first in (0..count).step_by(STREET) {
        let street = first / STREET;
        let name = if street == 0 { SAMPLE.to_owned() } else { format!("永宁第{}街道", street + 1) };
        let members: Vec<(usize, String)> = (first..count.min(first + STREET))
            .map(|index| (index % models.len(), community(&models[index % models.len()], index - first, models.len())))
            .collect();
        for year in YEARS {
            let (from, to) =
                (home.join("content").join(year).join(SAMPLE), root.join("content").join(year).join(&name));
            fs::create_dir_all(&to)?;
            let write = |model: &str, unit: &str, number: usize| {
                let path = from.join(format!("{model}.yaml"));
                let text = fs::read_to_string(path)?.replace(SAMPLE, &name).replace(model, unit);
                fs::write(to.join(format!("{unit}.yaml")), coded(&text, street, number))
            };
            write("共享", "共享", 0)?;
            write("本级", "本级", 0)?;
            for (number, (model, unit)) in members.iter().enumerate() {
                write(&models[*model], unit, number + 1)?;
            }
        }
    }
    Ok(())
}

/// Names of the sample's communities.
fn models(home: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(home.join("content/2025").join(SAMPLE))? {
        let name = entry?.file_name().to_string_lossy().trim_end_matches(".yaml").to_owned();
        if !matches!(name.as_str(), "共享" | "本级") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// 桃源社区, then 桃源2社区, 桃源3社区 …
fn community(model: &str, number: usize, models: usize) -> String {
    match number / models {
        0 => model.to_owned(),
        round => format!("{}{}社区", model.trim_end_matches("社区"), round + 1),
    }
}

/// The text with its own 区划代码 where it has one.
fn coded(text: &str, street: usize, number: usize) -> String {
    let line = |line: &str| match line.split_once("区划代码:") {
        Some((indent, _)) => format!("{indent}区划代码: \"9901{:05}{number:03}\"\n", street + 1),
        None => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
