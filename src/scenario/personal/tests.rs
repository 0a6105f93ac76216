//! What is told of a person, and what only looks like it.

use super::*;

#[test]
fn addresses_numbers_and_names_are_found() {
    for (text, what) in [
        ("anna.schmidt@firm.example", "an e-mail address"),
        ("Say it monthly (ask a.b+c@firm.co.uk)", "an e-mail address"),
        ("Call +49 170 1234567", "a telephone number"),
        ("tel. 12345", "a telephone number"),
        ("0049 30 1234567", "a telephone number"),
        ("(555) 123-4567", "a telephone number"),
        ("030 1234567", "a telephone number"),
        ("Employee no. 4711 stays", "a personnel number"),
        ("staff number 00123", "a personnel number"),
        ("Personalnummer 4711", "a personnel number"),
        ("seat of E1234567", "a personnel number"),
        ("00123456", "a personnel number"),
        ("Promote 1042337", "a personnel number"),
        ("Promote Anna Schmidt", "the name of a person"),
        ("Dr. Schmidt decides", "the name of a person"),
        ("Frau Meyer", "the name of a person"),
        ("Schmidt, Anna", "the name of a person"),
        ("what José García asked for", "the name of a person"),
        ("Jean-Luc or Anne O'Hara", "the name of a person"),
        ("Анна Иванова", "the name of a person"),
    ] {
        assert_eq!(found(text, Stands::Text), Some(what), "{text}");
    }
    for text in ["anna-schmidt", "promote_anna_schmidt", "Anna Schmidt", "team-of-peter-miller"] {
        assert_eq!(found(text, Stands::Name), Some("the name of a person"), "{text}");
    }
    assert_eq!(found("interview with Anna Schmidt", Stands::Source), Some("the name of a person"));
}

#[test]
fn functions_things_amounts_and_dates_are_nobody() {
    for text in [
        "Anna's team",
        "Anna and Support",
        "Customer Success",
        "Head of Support",
        "Martin Foundation",
        "Grace Period",
        "Mark Up",
        "Will Power",
        "Tickets versus experience",
        "What if we pay 1000000 EUR",
        "From 2019-2024 to 2030",
        "27.05.2024",
        "+10 000 000 tickets",
        "10 000 000 tickets",
        "250000 EUR a year",
        "20240527",
        "ISO 27001:2022",
        "-10 % bonus",
        "+3.5 points in 52 weeks",
        "a @ b",
        "5 @ 10 EUR",
        "Team 12 of 1200 people",
        "St. Peter's Hospital",
        "Mr",
        "",
    ] {
        assert_eq!(found(text, Stands::Text), None, "{text}");
    }
    for text in [
        "Kerr (1975)",
        "Holmstrom and Milgrom (1991)",
        "Steven Kerr (1975)",
        "Bengt Holmstrom and Paul Milgrom 1991",
        "Nuñez, Anderton and Renslow 2018",
        "doi:10.1177/0001839212453453",
        "https://doi.org/10.1287/mnsc.1090.1110",
        "arXiv 2101.000012, p. 123-145",
        "ISBN 978-3-16-148410-0",
        "Journal of Management 34(2): 1012-1045",
    ] {
        assert_eq!(found(text, Stands::Source), None, "{text}");
    }
    for text in
        ["say-it-monthly", "oscar-pilot", "customer-success", "p2024", "team_12", "max-load"]
    {
        assert_eq!(found(text, Stands::Name), None, "{text}");
    }
}

#[test]
fn columns_about_persons_are_known_by_their_headings() {
    for heading in [
        "Name",
        "Employee_Name",
        "EmployeeName",
        "First Name",
        "LastName",
        "ManagerName",
        "Manager Name",
        "Email",
        "E-Mail",
        "email_address",
        "Work Email",
        "Phone",
        "Salary",
        "Actual Pay Floor (£)",
        "Gender",
        "Sex",
        "Age",
        "DOB",
        "Date of Birth",
        "RaceDesc",
        "MaritalDesc",
        "CitizenDesc",
        "Ethnicity",
        "HispanicLatino",
        "Zip",
        "PerformanceScore",
        "Base salary",
        "GenderID",
        "Marital Status",
        "SSN",
        "Nationality",
        "Home Address",
    ] {
        assert!(column(heading).is_some(), "{heading}");
    }
    for heading in [
        "Department Name",
        "DeptName",
        "Job Title",
        "Title",
        "Position",
        "Employee ID",
        "Manager ID",
        "ReportsTo",
        "Unit",
        "Organisation",
        "Pay grade",
        "FTE",
        "Grade",
        "Role",
        "seat",
        "manager",
        "Location Name",
        "Team name",
        "Posts",
        "Stage",
        "Management",
        "Post Unique Reference",
        "Company name",
    ] {
        assert_eq!(column(heading), None, "{heading}");
    }
}
