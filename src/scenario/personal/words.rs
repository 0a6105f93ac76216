//! Words by which names of persons are known, and by which they are told from names of things. All of them are in
//! small letters without marks: `ayse` is Ayşe as well.

/// Words before a family name.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "herr", "frau", "mme", "mlle", "monsieur", "madame",
    "senor", "senora", "sra", "signor", "signora", "pan", "pani", "mag", "dipl", "hr", "fr", "sig", "m", "bay",
    "bayan", "fru",
];

/// Titles that are something else as well, so that nothing with a capital may stand before them.
#[rustfmt::skip]
pub(super) const SHORT_TITLES: &[&str] = &[
    "pan", "pani", "mag", "dipl", "hr", "fr", "sig", "m", "bay", "bayan",
];

/// Titles that need their full stop.
#[rustfmt::skip]
pub(super) const DOTTED: &[&str] = &[
    "mag", "dipl", "fr", "sig", "m",
];

/// Words after which a given name is a place.
#[rustfmt::skip]
pub(super) const SAINTS: &[&str] = &[
    "san", "santa", "sankt", "st", "saint", "sao", "santo",
];

/// Small words of a name that may follow a given name or a title.
#[rustfmt::skip]
pub(super) const PARTICLES: &[&str] = &[
    "von", "van", "de", "di", "da", "del", "della", "du", "le", "la", "al", "el", "bin", "ibn", "ben", "ter", "ten",
    "dos", "das", "zu", "zur", "vom",
];

/// Small words that may follow those.
#[rustfmt::skip]
pub(super) const FURTHER: &[&str] = &[
    "den", "der", "la", "las", "le", "los",
];

/// Given names that are common somewhere and rarely anything else.
#[rustfmt::skip]
pub(super) const GIVEN: &[&str] = &[
    "aaron", "abdallah", "abdul", "abdullah", "abigail", "adam", "adrian", "agnes", "agnieszka", "ahmad", "ahmed",
    "ahmet", "aisha", "ajay", "akira", "alan", "albert", "alejandro", "aleksandr", "alessandra", "alessandro",
    "alexander", "alexandra", "alexandre", "alfred", "ali", "alice", "alicia", "alison", "allison", "alvaro",
    "amanda", "amelie", "amina", "amit", "amy", "ana", "anders", "andre", "andrea", "andreas", "andrew", "andrzej",
    "angela", "anil", "anita", "anja", "anjali", "ann", "anna", "anne", "annette", "annika", "anthony", "antoine",
    "anton", "antonio", "aoife", "arjun", "arthur", "ashok", "astrid", "aurelie", "aylin", "ayse", "aysel", "barbara",
    "beata", "beatrice", "beatriz", "benjamin", "benoit", "bernard", "bernd", "bernhard", "beth", "betty", "birgit",
    "bjorn", "bob", "brandon", "brenda", "brian", "bruno", "bulent", "burak", "cagla", "camille", "carla", "carlos",
    "carmen", "caroline", "catarina", "catherine", "cecilia", "cedric", "celine", "charles", "chiara", "chinedu",
    "chloe", "christian", "christina", "christine", "christoph", "christopher", "cigdem", "claire", "claudia",
    "claus", "craig", "cristina", "cynthia", "daniel", "daniela", "dave", "david", "deborah", "deepak", "deepika",
    "denise", "dennis", "derek", "diana", "didier", "dieter", "dimitri", "divya", "dmitry", "dominik", "donald",
    "donna", "dorothy", "douglas", "edith", "eduardo", "edward", "eileen", "ekaterina", "elena", "elif", "elisabeth",
    "elizabeth", "ellen", "emil", "emilia", "emily", "emma", "emre", "enrique", "eric", "erik", "erika", "esra",
    "esther", "eugene", "eva", "evelyn", "ewa", "fabian", "fatima", "fatimah", "fatma", "federica", "felipe", "felix",
    "ferenc", "fernando", "fiona", "florian", "francesca", "francois", "francoise", "franz", "frederick", "friedrich",
    "gabriel", "gabriela", "gareth", "gary", "geoffrey", "george", "gerald", "gerhard", "gheorghe", "giorgio",
    "giovanni", "giulia", "giuseppe", "gloria", "gokhan", "gonzalo", "gordon", "graham", "gregory", "grzegorz",
    "guadalupe", "guenter", "guenther", "guillaume", "gunnar", "gunter", "gunther", "gyorgy", "hakan", "hanna",
    "hannah", "hans", "harald", "harold", "haruto", "hassan", "hatice", "heather", "heike", "heinz", "helen",
    "helena", "helga", "helmut", "henrik", "henry", "herbert", "hiroshi", "howard", "hugo", "huseyin", "hussein",
    "ian", "ibrahim", "ignacio", "igor", "ildiko", "ingeborg", "ingrid", "ioana", "irene", "irina", "isabel",
    "isabella", "istvan", "ivan", "jacob", "jacqueline", "jacques", "jakub", "james", "jamie", "jan", "jane", "janet",
    "janine", "javier", "jean", "jeffrey", "jennifer", "jens", "jeremy", "jeroen", "jesper", "jessica", "jim", "jiri",
    "joan", "joanna", "joao", "joaquin", "joe", "joerg", "johan", "johann", "johannes", "john", "jolanta", "jonas",
    "jonathan", "joost", "jorg", "jorge", "jorgen", "jose", "josef", "joseph", "joshua", "juan", "judith", "juergen",
    "julia", "julian", "julie", "jurgen", "justin", "karen", "karim", "karin", "karl", "karol", "katalin",
    "katarzyna", "kate", "katharina", "katherine", "kathleen", "kathy", "katrin", "kavita", "keiko", "keith", "kemal",
    "kenji", "kenneth", "kerstin", "kevin", "khalid", "kimberly", "kirsten", "kjell", "klaus", "kristin", "krzysztof",
    "kumar", "kwame", "lakshmi", "lars", "laszlo", "laura", "lauren", "laurent", "layla", "lea", "leif", "leila",
    "lena", "lenka", "leon", "leonard", "linda", "lisa", "lorenzo", "louise", "luca", "lucas", "lucia", "lucy",
    "luigi", "luis", "luiz", "lukas", "maarten", "maciej", "magdalena", "mahmoud", "malgorzata", "manfred", "manish",
    "manuel", "marcel", "marco", "marcus", "marek", "margaret", "maria", "mariam", "marie", "marieke", "marina",
    "mario", "marion", "markus", "marta", "martha", "martin", "martina", "mary", "mateusz", "mathieu", "matteo",
    "matthew", "matthias", "maureen", "megan", "mehmet", "melanie", "melike", "melissa", "merve", "michael", "michal",
    "michel", "michelle", "miguel", "mihai", "mike", "mikhail", "mikkel", "mohamed", "mohammad", "mohammed", "monica",
    "monika", "muhammad", "murat", "mustafa", "nadia", "nancy", "naoko", "natalia", "natalie", "natasha", "neha",
    "neil", "ngozi", "niamh", "nicholas", "nicolas", "nicole", "nigel", "nikita", "nikolai", "nina", "nitin", "noah",
    "olga", "oliver", "olivia", "olivier", "omar", "onur", "orhan", "oscar", "osman", "oyvind", "ozan", "ozge",
    "pablo", "pamela", "paolo", "patricia", "patrick", "paul", "paula", "pavel", "pawel", "pedro", "peter", "petra",
    "philip", "philippe", "pierre", "pieter", "piotr", "pooja", "pradeep", "prakash", "priya", "rachel", "rafael",
    "rahul", "rainer", "rajesh", "rajiv", "ralf", "ramesh", "rania", "raquel", "rasmus", "ravi", "raymond", "rebecca",
    "renate", "rene", "ricardo", "richard", "robert", "roberto", "rodrigo", "roger", "rohit", "roland", "ronald",
    "rosa", "ruth", "ryan", "sabine", "samantha", "samir", "samuel", "sandeep", "sandra", "sanjay", "sanne", "sara",
    "sarah", "satoshi", "sebastian", "sebastien", "selim", "sergei", "sergio", "serkan", "shannon", "sharon",
    "sheila", "shreya", "sibel", "sigrid", "silvia", "simon", "simona", "simone", "sinead", "siobhan", "sneha",
    "sofia", "solveig", "sophia", "sophie", "soren", "stefan", "stefanie", "stefano", "stephanie", "stephen", "steve",
    "steven", "stuart", "suleyman", "sunil", "suresh", "susan", "susanne", "sven", "svetlana", "sylvia", "takashi",
    "tamara", "tanja", "tariq", "tatiana", "teresa", "theresa", "thiago", "thierry", "thomas", "tiago", "tiffany",
    "timothy", "tobias", "tom", "tomas", "tomasz", "torben", "torsten", "tracey", "tugba", "ulrich", "ursula", "ute",
    "vaclav", "valentina", "valerie", "vanessa", "vera", "victor", "vijay", "vikram", "vincent", "vinod", "vivek",
    "vladimir", "volkan", "walter", "wanda", "wendy", "werner", "wilhelm", "willem", "william", "wojciech",
    "wolfgang", "wouter", "xavier", "yasemin", "yoko", "yolanda", "yousef", "youssef", "yuki", "yumiko", "yusuf",
    "yves", "yvonne", "zainab", "zdenek", "zeynep", "zoe", "zofia", "zoltan", "γιωργος", "δημητρης", "μαρια",
    "александр", "алексеи", "анастасия", "андреи", "анна", "виктор", "владимир", "дмитрии", "екатерина", "елена",
    "иван", "ирина", "людмила", "мария", "михаил", "наталья", "николаи", "ольга", "павел", "петр", "светлана",
    "сергеи", "татьяна", "юлия", "אברהם", "דוד", "יוסף", "יעקב", "יצחק", "מיכל", "מרים", "משה", "רחל", "שרה",
    "ابراهيم", "احمد", "حسن", "حسين", "خالد", "علي", "عمر", "فاطمة", "محمد", "محمود", "مريم", "يوسف",
];

/// Family names that are common somewhere: with them a given name is known that stands last.
#[rustfmt::skip]
pub(super) const FAMILIES: &[&str] = &[
    "andersson", "arslan", "aydin", "bauer", "becker", "bianchi", "braun", "brown", "celik", "davies", "demir",
    "dubois", "dupont", "durand", "esposito", "evans", "fernandez", "ferrari", "ferreira", "fischer", "garcia",
    "gomez", "gonzalez", "hansen", "hartmann", "hoffmann", "hofmann", "huber", "ivanov", "ivanova", "jensen",
    "johansson", "johnson", "jones", "kaya", "klein", "kowalski", "krause", "krueger", "kruger", "lefebvre",
    "lefevre", "lehmann", "leroy", "lopez", "maier", "martinez", "mayer", "meier", "meyer", "moreau", "mueller",
    "muller", "neumann", "nguyen", "nielsen", "novak", "nowak", "oliveira", "ozdemir", "ozturk", "perez", "petrov",
    "petrova", "richter", "robinson", "rodriguez", "romano", "rossi", "russo", "sahin", "sanchez", "santos",
    "schmidt", "schneider", "schroder", "schroeder", "schulz", "schulze", "schwarz", "silva", "smirnov", "smith",
    "thompson", "wagner", "weber", "werner", "williams", "wilson", "wisniewski", "wolf", "yildiz", "yilmaz",
    "zimmermann", "иванов", "иванова", "петров", "петрова",
];

/// Family names before which or behind which given names of a few syllables stand.
#[rustfmt::skip]
pub(super) const SYLLABIC: &[&str] = &[
    "wang", "zhang", "chen", "liu", "huang", "zhao", "zhou", "zheng", "zhu", "guo", "li", "wu", "yang", "xu", "lin",
];

/// Family names that stand first, whatever follows.
#[rustfmt::skip]
pub(super) const FIRST: &[&str] = &[
    "nguyen", "tran", "pham", "hoang", "phan", "bui", "dang", "huynh",
];

/// Things that bear the name of somebody who is honoured, or whose firm they are.
#[rustfmt::skip]
pub(super) const HONOURED: &[&str] = &[
    "academy", "ag", "airport", "akademie", "allee", "avenue", "award", "bahnhof", "bank", "bibliothek", "bridge",
    "brucke", "building", "center", "centre", "church", "clinic", "clinique", "co", "college", "companies", "company",
    "corp", "dealers", "flughafen", "fondation", "foundation", "fundacion", "gmbh", "group", "gymnasium", "hall",
    "halle", "haus", "hopital", "hospital", "house", "inc", "institut", "institute", "institution", "instituto", "kg",
    "kindergarten", "kirche", "kita", "klinik", "krankenhaus", "lecture", "library", "llc", "ltd", "medal",
    "memorial", "museum", "ospedale", "park", "place", "plant", "platz", "plc", "preis", "press", "prize", "road",
    "rue", "sa", "school", "schule", "shop", "spital", "square", "stadion", "stadium", "station", "stiftung", "store",
    "stores", "strasse", "street", "theater", "theatre", "tower", "turm", "universidad", "universitat", "universite",
    "university", "verlag", "via", "ward", "weg", "werk", "werke", "works", "zentrum",
];

/// Other words that follow a given name where it names a thing: a product, a room, a plan.
#[rustfmt::skip]
pub(super) const THINGS: &[&str] = &[
    "abteilung", "account", "african", "aktion", "american", "app", "apr", "april", "area", "asian", "aug", "august",
    "beach", "bereich", "board", "bonus", "bonusplan", "branch", "brand", "budget", "campaign", "change", "channel",
    "chart", "commission", "contract", "customer", "data", "dealer", "dec", "december", "department", "digital",
    "east", "edition", "effect", "einkauf", "engineering", "equipe", "equipo", "european", "feb", "february",
    "finance", "friday", "global", "goal", "gruppe", "incentive", "index", "initiative", "international", "january",
    "jul", "july", "jun", "june", "kundendienst", "launch", "law", "legal", "leitung", "line", "logistics",
    "management", "mar", "march", "marketing", "may", "measure", "media", "meeting", "method", "model", "monday",
    "month", "north", "nov", "november", "oct", "october", "offer", "office", "operations", "option", "package",
    "pay", "people", "phase", "pilot", "plan", "praemie", "product", "production", "products", "program", "programme",
    "project", "projekt", "projet", "proyecto", "proyek", "purchasing", "quality", "quarter", "quota", "region",
    "release", "report", "review", "reward", "rule", "sales", "scenario", "scheme", "schulung", "score", "scoreboard",
    "sep", "september", "service", "services", "site", "south", "sprint", "strategy", "support", "survey", "system",
    "target", "team", "teams", "test", "tool", "training", "unit", "version", "vertrieb", "view", "wash", "week",
    "west",
];

/// Verbs that follow a given name in the name of a row.
#[rustfmt::skip]
pub(super) const DECIDES: &[&str] = &[
    "stays", "leaves", "joins", "decides", "pays", "gets", "and", "or", "of", "the", "for", "in", "at", "is", "as",
    "to", "on", "with", "by", "from",
];

/// Words before a number of a person.
#[rustfmt::skip]
pub(super) const WHO: &[&str] = &[
    "employee", "staff", "personnel", "payroll", "worker", "emp", "person", "personal", "user", "matricule",
];

/// Words before a number of a thing.
#[rustfmt::skip]
pub(super) const NUMBERED: &[&str] = &[
    "po", "order", "bestellung", "auftrag", "commande", "pedido", "invoice", "rechnung", "ticket", "contract",
    "vertrag", "project", "projekt", "case", "item", "part", "article", "artikel", "sku", "version", "build", "batch",
    "lot",
];

/// Words before what somebody earns.
#[rustfmt::skip]
pub(super) const PAID: &[&str] = &[
    "salary", "gehalt", "lohn", "salaire", "sueldo", "salario", "stipendio", "maas", "wage", "earns", "verdient",
];

/// Currencies beside an amount.
#[rustfmt::skip]
pub(super) const CURRENCIES: &[&str] = &[
    "eur", "usd", "chf", "gbp", "try", "pln", "sek", "nok", "dkk", "inr", "cny", "jpy", "brl", "mxn", "euro", "euros",
    "dollar", "dollars",
];

/// Words before a day of birth.
#[rustfmt::skip]
pub(super) const BORN: &[&str] = &[
    "geb", "geboren", "born", "dob", "geburtsdatum", "geburtstag", "birthday", "birthdate", "birth", "naissance",
    "nacido", "nascita",
];

/// Words before the number of a paper or an account of a person.
#[rustfmt::skip]
pub(super) const PAPERS: &[&str] = &[
    "ssn", "ahv", "iban", "passport", "nino", "steuernummer", "sozialversicherungsnummer",
];

/// What stands behind an @ and is nobody.
#[rustfmt::skip]
pub(super) const NO_HANDLES: &[&str] = &[
    "home", "work", "school", "scale", "risk", "once",
];

/// Words that a cell holds where a column tells the gender of persons.
#[rustfmt::skip]
pub(super) const GENDERS: &[&str] = &[
    "female", "male", "weiblich", "mannlich", "divers", "feminin", "masculin", "femme", "homme", "mujer", "hombre",
    "femenino", "masculino", "femmina", "maschio", "kadin", "erkek", "女", "男", "女性", "男性",
];

/// Chinese family names that begin few other words.
#[rustfmt::skip]
pub(super) const HAN: &[&str] = &[
    "王", "李", "张", "張", "刘", "劉", "陈", "陳", "杨", "楊", "赵", "趙", "吴", "吳", "孙", "孫", "徐", "朱", "郭", "郑", "鄭", "邓", "鄧",
    "曹", "彭", "曾",
];

/// Chinese family names that begin many other words.
#[rustfmt::skip]
pub(super) const HAN_LIKELY: &[&str] = &[
    "黄", "黃", "周", "高", "金", "林", "何", "马", "馬", "胡", "罗", "羅", "梁", "谢", "謝", "宋", "唐", "许", "韩", "冯", "于", "董",
];

/// Words that begin like a name and are none, by their first signs.
#[rustfmt::skip]
pub(super) const HAN_WORDS: &[&str] = &[
    "王牌", "王国", "王國", "王朝", "王子", "张力", "張力", "陈列", "陳列", "陈述", "李子", "曾经",
];

/// Last signs of places, firms, departments and deeds.
#[rustfmt::skip]
pub(super) const HAN_ENDS: &[&str] = &[
    "部", "科", "课", "課", "组", "組", "室", "店", "所", "处", "局", "院", "校", "厂", "場", "场", "社", "队", "隊", "班", "会", "會", "区",
    "區", "市", "県", "县", "省", "司", "线", "業", "业", "務", "务", "館", "馆", "城", "路", "街", "山", "川",
];

/// Family names of two signs, of Japan and China.
#[rustfmt::skip]
pub(super) const TWO_SIGNS: &[&str] = &[
    "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "渡邊", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木", "山口", "松本", "井上", "木村", "斎藤",
    "清水", "山崎", "池田", "橋本", "阿部", "石川", "前田", "藤田", "岡田", "後藤", "長谷川", "村上", "近藤", "石井", "坂本", "遠藤", "青木", "藤井", "西村",
    "福田", "太田", "三浦", "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛",
];

/// Korean family names of one syllable.
#[rustfmt::skip]
pub(super) const KOREAN: &[&str] = &[
    "김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황", "안", "송", "류", "홍",
];

/// Syllables of Korean given names.
#[rustfmt::skip]
pub(super) const KOREAN_GIVEN: &[&str] = &[
    "민", "수", "지", "영", "현", "준", "우", "서", "연", "은", "정", "희", "철", "호", "진", "성", "경", "미", "혜", "상", "재", "동", "훈",
    "석", "아", "윤", "하", "유", "나", "태", "승", "원", "선", "숙", "순", "옥", "자", "남", "주", "예", "빈", "규", "종", "용", "혁",
];

/// What stands behind a name where somebody is addressed.
#[rustfmt::skip]
pub(super) const ADDRESSES: &[&str] = &[
    "先生", "女士", "小姐", "さん", "ちゃん", "씨",
];
