use nigao::lint::{self, Policy, Subject};
use nigao::manuscript::file;
use std::time::Instant;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let t = Instant::now();
    let text = file::read(std::path::Path::new(&path)).unwrap();
    println!("read {:?}", t.elapsed());
    let policy = Policy::default();
    let subject = Subject::alone(&text, &policy);
    for _ in 0..2 {
        let mut all: Vec<(std::time::Duration, &str, usize)> = lint::RULES
            .iter()
            .map(|rule| {
                let t = Instant::now();
                let n = (rule.check)(&subject).len();
                (t.elapsed(), rule.name, n)
            })
            .collect();
        all.sort();
        let total: std::time::Duration = all.iter().map(|x| x.0).sum();
        println!("total {total:?}");
        for (t, n, c) in all.iter().rev().take(14) {
            println!("{t:?} {n} {c}");
        }
    }
}
