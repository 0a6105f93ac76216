//! Columns of a personnel export that tell something of a person, known by their headings.

use crate::scenario::personal::plain_words::folded;

/// Headings of a personnel export that tell something of a person.
struct PersonalHeading {
    what: &'static str,
    /// Words of a heading.
    words: &'static [&'static str],
    /// What a heading holds when it is written as one word.
    inside: &'static [&'static str],
    /// Words beside which it tells of a thing.
    unless: &'static [&'static str],
}

#[rustfmt::skip]
const TOLD: &[PersonalHeading] = &[
    PersonalHeading {
        what: "e-mail addresses",
        words: &["email", "mail", "upn", "correo", "courriel"],
        inside: &["email", "mailadress", "userprincipalname", "邮箱", "почта"],
        unless: &["room"],
    },
    PersonalHeading {
        what: "telephone numbers",
        words: &["phone", "telephone", "mobile", "fax", "cell", "telefon", "telefono", "handy", "natel", "movil", "portable"],
        inside: &["telefon", "handynummer", "电话", "手机", "電話", "телефон"],
        unless: &[],
    },
    PersonalHeading {
        what: "what persons earn",
        words: &[
            "salary", "wage", "wages", "compensation", "remuneration", "salaire", "pay", "lohn", "sueldo", "salario",
            "stipendio", "maas", "nomina", "bonus",
        ],
        inside: &["gehalt", "stundenlohn", "monatslohn", "jahreslohn", "зарплата", "工资", "薪", "給与", "급여"],
        unless: &["grade", "band", "scale", "group", "level", "period", "frequency", "gruppe", "stufe"],
    },
    PersonalHeading {
        what: "the gender of persons",
        words: &["gender", "sex", "geschlecht", "pronouns", "genre", "sexe", "sexo", "sesso", "cinsiyet", "genero"],
        inside: &["gender", "性别", "性別", "пол ", "성별"],
        unless: &[],
    },
    PersonalHeading {
        what: "the age of persons",
        words: &[
            "birth", "dob", "birthday", "birthdate", "age", "alter", "naissance", "nacimiento", "nascita", "edad",
            "eta", "yas", "lebensalter",
        ],
        inside: &["dateofbirth", "yearofbirth", "birthyear", "geburt", "dogum", "年龄", "年齢", "生日", "возраст"],
        unless: &[],
    },
    PersonalHeading {
        what: "protected traits of persons",
        words: &[
            "ethnicity", "ethnic", "race", "racedesc", "religion", "nationality", "citizenship", "citizen", "disability",
            "disabled", "veteran", "marital", "orientation", "union", "konfession", "nationalitat", "nationalite",
            "staatsangehorigkeit", "zivilstand", "familienstand", "behinderung",
        ],
        inside: &["marital", "citizen", "hispanic"],
        unless: &[],
    },
    PersonalHeading {
        what: "numbers of papers and accounts of persons",
        words: &["ssn", "passport", "iban", "bank", "nino", "ahv", "avs", "dni", "nif", "bsn", "pesel", "steuernummer"],
        inside: &["socialsecurity", "sozialversicherung", "steuerid"],
        unless: &[],
    },
    PersonalHeading {
        what: "where persons live",
        words: &[
            "address", "street", "postcode", "zip", "zipcode", "postal", "adresse", "anschrift", "direccion",
            "indirizzo", "adres", "wohnort", "plz", "domicile",
        ],
        inside: &["wohnadresse", "privatadresse", "地址", "住所", "адрес"],
        unless: &[],
    },
    PersonalHeading {
        what: "pictures of persons",
        words: &["photo", "foto", "picture", "avatar", "portrait", "headshot", "lichtbild"],
        inside: &["照片", "写真", "фото"],
        unless: &[],
    },
    PersonalHeading {
        what: "what is held about persons",
        words: &["performance", "rating", "absences", "absence", "sick", "termination", "termreason", "termd"],
        inside: &["performancescore", "krankheit", "fehlzeit"],
        unless: &[],
    },
    PersonalHeading {
        what: "names of persons",
        words: &[
            "name", "firstname", "lastname", "surname", "forename", "fullname", "nachname", "vorname", "employeename",
            "managername", "displayname", "nom", "prenom", "username", "login", "nombre", "apellido", "apellidos",
            "cognome", "nome", "sobrenome", "isim", "soyad", "soyadi", "adi", "ad", "familienname", "rufname",
            "имя", "фамилия", "отчество", "фио", "שם", "الاسم",
        ],
        inside: &["mitarbeitername", "vorgesetztenname", "姓名", "名前", "氏名", "이름", "성명"],
        // headings such as `Department Name` or `Job Title` are no names of persons
        unless: &[
            "department", "dept", "unit", "team", "org", "job", "role", "position", "company", "division", "cost",
            "function", "location", "site", "business", "group", "area", "title", "file", "project", "post",
            "abteilung", "bereich", "firma", "stelle", "departement", "service", "poste", "postes", "departamento",
            "puesto", "puestos", "servicio", "reparto", "ufficio", "equipe", "equipo",
        ],
    },
];

/// What a column of a personnel export tells of a person, by its heading; nothing for a column that is safe to read.
///
/// Such columns are never read, whatever the scenario asks for.
pub fn column(heading: &str) -> Option<&'static str> {
    let words: Vec<String> = words_of(heading).iter().map(|word| folded(word)).collect();
    let joined = words.concat();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_told = |told: &&PersonalHeading| {
        let inside = told.inside.iter().any(|part| joined.contains(part));
        (inside || has(told.words)) && !has(told.unless)
    };
    TOLD.iter().find(is_told).map(|told| told.what)
}

/// The words of a heading in small letters: `EmployeeName`, `employee_name` and `Employee Name` are the same.
fn words_of(heading: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in heading.chars() {
        if !letter.is_alphanumeric() {
            before = ' ';
            continue;
        }
        let begins = !before.is_alphanumeric() || before.is_lowercase() && letter.is_uppercase();
        if begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
        before = letter;
    }
    words
}
