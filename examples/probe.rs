use orgdrift::experiment::{Plan, Spread, future::live_all};
use orgdrift::scenario::{Scenario, Metric};
use orgdrift::analysis::estimate;
fn main() {
    let id = std::env::args().nth(1).unwrap();
    let futures: u32 = std::env::args().nth(2).unwrap().parse().unwrap();
    let s = match Scenario::load(&id) { Ok(s)=>s, Err(p)=>{ eprintln!("{p}"); std::process::exit(2)} };
    let spread = if std::env::args().any(|a| a=="--joint") {Spread::Joint} else {Spread::LuckOnly};
    let plan = Plan::of_options(s, futures, 1, spread);
    let t = std::time::Instant::now();
    let r = live_all(&plan, &orgdrift::engine::Alone).map_err(|e| format!("{e:?}")).unwrap();
    let dt = t.elapsed().as_secs_f64();
    let seats = plan.baseline().chart.seats();
    eprintln!("{:.3}s, {:.2} M seat-weeks/s", dt, (seats as f64 * plan.baseline().weeks as f64 * futures as f64 * (plan.arms.len()+2) as f64)/dt/1e6);
    let w = r.weeks as usize;
    for (a, arm) in plan.arms.iter().zip(&r.arms) {
        println!("== {}", a.label);
        for m in [Metric::OutcomeIndex, Metric::ActivityIndex] {
            let v: Vec<String> = [0,12,25,51,w-1].iter().map(|&k| { let x: Vec<f64> = arm.weekly(k.min(w-1), m).collect(); format!("{:.1}", estimate::mean(&x)) }).collect();
            println!("{:16} {}", m.info().name, v.join(" "));
        }
        if std::env::args().any(|a| a=="--all") { for &m in Metric::ALL { let x: Vec<f64> = arm.finals(m).collect(); println!("   {:20} {:.4}", m.info().name, estimate::mean(&x)); } }
        else { for m in [Metric::OutcomeIndex, Metric::ActivityIndex, Metric::PotentialShare, Metric::Strain, Metric::UrgentShare, Metric::SilenceRate] { let x: Vec<f64> = arm.finals(m).collect(); print!("{} {:.3}  ", m.info().name, estimate::mean(&x)); } println!(); }
    }
}
