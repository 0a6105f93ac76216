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
        ("anna.mueller (at) example.com", "an e-mail address"),
        ("anna at example dot com", "an e-mail address"),
        ("ask @annamueller", "the name of a user"),
        ("DE89 3704 0044 0532 0130 00", "the number of an account or a paper"),
        ("pay to GB82WEST12345698765432", "the number of an account or a paper"),
        ("SSN 123-45-6789", "the number of an account or a paper"),
        ("123-45-6789", "the number of an account or a paper"),
        ("AHV 756.1234.5678.97", "the number of an account or a paper"),
        ("geb. 02.01.1970", "a day of birth"),
        ("born 1970-01-02", "a day of birth"),
        ("salary 85000 EUR", "what a person earns"),
        ("Gehalt: 85.000 €", "what a person earns"),
        ("earns CHF 120'000", "what a person earns"),
    ] {
        assert_eq!(found(text, Stands::Text), Some(what), "{text}");
    }
    for text in ["anna-schmidt", "promote_anna_schmidt", "Anna Schmidt", "team-of-peter-miller"] {
        assert_eq!(found(text, Stands::Name), Some("the name of a person"), "{text}");
    }
    for text in ["interview with Anna Schmidt", "interview with H. Schmidt"] {
        assert_eq!(found(text, Stands::Source), Some("the name of a person"), "{text}");
    }
}

#[test]
fn names_of_many_languages_and_spellings_are_found() {
    for text in [
        "Hans-Peter Schmidt",
        "Jean-François Lefèvre",
        "Mary-Jane Watson",
        "Ayşe Öztürk",
        "Ayse Öztürk",
        "Emre Kaya",
        "Fatma Demir",
        "Çağla Şahin",
        "Wang Xiaoming",
        "Xiaoming Wang",
        "Li Wei",
        "Zhang Wei",
        "Nguyễn Văn An",
        "Müller Anna",
        "SMITH John",
        "HANS SCHMIDT",
        "Schmidt, Hans",
        "Schmidt, H.",
        "schmidt, hans",
        "hans schmidt",
        "Hans_Schmidt",
        "Hans.Schmidt",
        "HansSchmidt",
        "Hans\u{a0}Schmidt",
        "H. Schmidt",
        "J.-P. Dubois",
        "Hans M. Schmidt",
        "Hans-J. Schmidt",
        "Hans von Schmidt",
        "Anna van der Berg",
        "Hans Schmidt's plan",
        "ask Hans Schmidt first",
        "CEO: John Smith",
        "Anna Müller (CEO)",
        "Sarah Connor quits",
        "Hr. Schmidt",
        "Hr Schmidt",
        "Fr. Schmidt",
        "Herr Dr. Schulz",
        "Herr von Schmidt",
        "M. Lefèvre",
        "Mme Curie",
        "Sig. Rossi",
        "Bay Yılmaz",
        "Ann Marie O'Neill",
        "Sinéad O'Connor",
        "Ivan Petrov",
        "Иван Петров",
        "Петров Иван Ильич",
        "Сидоров Иннокентий Иванович",
        "Kim Min-su",
        "王小明",
        "The plan of 王小明",
        "张伟",
        "王先生",
        "李女士",
        "田中太郎",
        "田中さん",
        "김민수",
        "김민수 씨",
        "מיכל כהן",
        "محمد علي",
        "أحمد حسن",
    ] {
        assert_eq!(found(text, Stands::Text), Some("the name of a person"), "{text}");
    }
    let apart = "Jean-Franc\u{327}ois Lefe\u{300}vre";
    assert_eq!(found(apart, Stands::Text), Some("the name of a person"));
    for text in ["hans_peter_schmidt", "hans-peter-schmidt", "AnnaMueller", "mehmet_yilmaz"] {
        assert_eq!(found(text, Stands::Name), Some("the name of a person"), "{text}");
    }
    assert_eq!(found_in_a_sentence("label = \"王小明\""), Some("the name of a person"));
}

#[test]
fn things_that_bear_a_name_pass_and_doubtful_ones_are_told() {
    for text in [
        "Robert Koch Institut",
        "Alexander von Humboldt Stiftung",
        "Martin Luther King Street",
        "Frau Holle Kita",
        "John Deere dealers",
        "Paul-Ehrlich-Klinik",
        "Anna-Seghers-Haus",
        "San Francisco",
        "Santa Maria",
        "MS Excel training",
        "Ms. Support Team",
        "Mr. Wash",
        "Sir Review",
        "Clear and Simple",
        "Marketing Berlin",
        "Q4 Sales Bonus",
        "Customer Success",
        "Bay Area",
        "Pan European Sales",
        "HR Berlin",
        "DR Site",
        "FR Sales",
        "Herr der Lage",
        "Hr. and legal",
        "Fr. 2026",
        "M. & A.",
        "Plan B. Support",
        "Prof. Services",
        "Jan Review",
        "EVA Bonus",
        "Anna IT",
        "PO 4500012345",
        "Order 4500012345",
        "Sales @home",
        "Salary review 2026",
        "Siemens Energy",
        "Rolls Royce engines",
        "王牌",
        "Team 王牌",
        "Tokyo 営業部",
        "高兴",
        "金融",
        "人力资源",
        "客户成功",
        "营业部",
        "周报",
        "山口支店",
        "お客さん",
        "조직문화",
        "박물관",
        "최종안",
    ] {
        assert_eq!(found(text, Stands::Text), None, "{text}");
        assert!(!is_doubtful(text), "{text}");
    }
    for text in [
        "Peter Pan project",
        "Hans Schmidt plan",
        "Dr. Oetker line",
        "Ms. Excel training",
        "Xenia Müller",
        "Team Anna",
    ] {
        assert_eq!(found(text, Stands::Text), None, "{text}");
        let told = text != "Team Anna";
        assert_eq!(is_doubtful(text), told, "{text}");
    }
    assert_eq!(found("robert-koch-institut", Stands::Name), None);
}

#[test]
fn cells_tell_what_columns_do() {
    for (cell, what) in [
        ("+49 170 1234567", "a telephone number"),
        ("1970-01-02", "a date"),
        ("02.01.1970", "a date"),
        ("85000", "an amount or a number"),
        ("85,000.00", "an amount or a number"),
        ("€ 4200", "an amount or a number"),
        ("female", "the gender of a person"),
        ("Männlich", "the gender of a person"),
        ("Jean-François Lefèvre", "the name of a person"),
        ("zed@example.com", "an e-mail address"),
    ] {
        assert_eq!(found_in_a_cell(cell, false), Some(what), "{cell}");
    }
    for cell in ["Ops", "Team 12", "101", "Q1 2026", "Field Sales", "M", "2.1", "Region 12345x"] {
        assert_eq!(found_in_a_cell(cell, false), None, "{cell}");
    }
    assert_eq!(found_in_a_cell("10010034", true), None);
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
        "prénom",
        "Prenom",
        "apellidos",
        "nombre",
        "cognome",
        "isim",
        "soyad",
        "ad",
        "姓名",
        "名前",
        "имя",
        "Фамилия",
        "Mitarbeitername",
        "sexe",
        "Geschlecht",
        "âge",
        "edad",
        "Alter",
        "Lohn",
        "Grundgehalt",
        "salaire",
        "sueldo",
        "Geburtstag",
        "Geburtsdatum",
        "date de naissance",
        "Mailadresse",
        "AHV-Nummer",
        "Adresse",
        "photo",
        "Foto",
        "marital status",
        "disability",
    ] {
        assert!(column(heading).is_some(), "{heading}");
    }
}

#[test]
fn columns_about_seats_and_departments_are_read() {
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
        "Name der Abteilung",
        "Abteilung",
        "Nom du service",
        "Nombre de postes",
        "Lohngruppe",
        "Organisationseinheit",
    ] {
        assert_eq!(column(heading), None, "{heading}");
    }
}

#[test]
fn letters_of_any_length_around_a_sign_are_read() {
    let patterns = [
        "1967",
        "+49 170 1234567",
        "@annamueller",
        "a@b.example",
        "geb. 02.01.1970",
        "salary 85000 EUR",
        "Frau Schmidt's",
        "DE89 3704 0044 0532 0130 00",
        "(at)",
    ];
    let letters = [
        "\u{2028}", "\u{a0}", "\u{85}", "\u{3000}", "ß", "İ", "౻", "€", "🙂", "e\u{301}",
        "\u{feff}", "\r\n",
    ];
    for pattern in patterns {
        for before in letters {
            for after in letters {
                for stands in [Stands::Text, Stands::Name, Stands::Source] {
                    found(&format!("{before}{pattern}{after}"), stands);
                    found(&format!("of {before} {pattern} {after}{pattern}"), stands);
                }
            }
        }
    }
    // a space of three bytes ends a word as any other
    assert!(found("Call\u{2028}+49 170 1234567", Stands::Text).is_some());
    assert_eq!(found("$\n౻\u{2028}1967; range is an assumption", Stands::Text), None);
}
