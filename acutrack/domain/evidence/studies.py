"""Where the statements were published, each source once."""

from __future__ import annotations

from acutrack.domain.evidence.statement import Source

VICKERS_2018 = Source(
    "Vickers 2018",
    "Vickers AJ et al. J Pain 2018;19:455-474.",
    2018,
    "10.1016/j.jpain.2017.11.005",
)
VICKERS_2012 = Source("Vickers 2012", "Vickers AJ et al. Arch Intern Med 2012;172:1444-1453.", 2012)
MACPHERSON_2017 = Source(
    "MacPherson 2017",
    "MacPherson H et al. Pain 2017;158:784-793.",
    2017,
    "10.1097/j.pain.0000000000000747",
)
MU_2020 = Source(
    "Cochrane 2020",
    "Mu J et al. Cochrane Database Syst Rev 2020;12:CD013814.",
    2020,
    "10.1002/14651858.CD013814",
)
HAAKE_2007 = Source(
    "Haake 2007",
    "Haake M et al. Arch Intern Med 2007;167:1892-1898.",
    2007,
    "10.1001/archinte.167.17.1892",
)
CHERKIN_2009 = Source(
    "Cherkin 2009",
    "Cherkin DC et al. Arch Intern Med 2009;169:858-866.",
    2009,
    "10.1001/archinternmed.2009.65",
)
DEBAR_2025 = Source(
    "DeBar 2025",
    "DeBar LL et al. JAMA Netw Open 2025;8:e2531348.",
    2025,
    "10.1001/jamanetworkopen.2025.31348",
)
LIN_2024 = Source(
    "Lin 2024",
    "Lin et al. Curr Pain Headache Rep 2024;28:489.",
    2024,
    "10.1007/s11916-023-01201-7",
)
GIOVANARDI_2023 = Source(
    "Giovanardi 2023",
    "Giovanardi CM et al. Integr Med Res 2023;12:100972.",
    2023,
    "10.1016/j.imr.2023.100972",
)
MACPHERSON_2004 = Source(
    "MacPherson 2004", "MacPherson H et al. Qual Saf Health Care 2004;13:349-355.", 2004
)
ZHAO_2008 = Source(
    "Zhao 2008",
    "Zhao ZQ. Prog Neurobiol 2008;85:355-375.",
    2008,
    "10.1016/j.pneurobio.2008.05.004",
)
HUI_2010 = Source(
    "Hui 2010",
    "Hui KKS et al. Auton Neurosci 2010;157:81-90.",
    2010,
    "10.1016/j.autneu.2010.03.022",
)
SHI_2015 = Source("Shi 2015", "Shi Y et al. Evid Based Complement Alternat Med 2015:210120.", 2015)
GOLDMAN_2010 = Source(
    "Goldman 2010", "Goldman N et al. Nat Neurosci 2010;13:883-888.", 2010, "10.1038/nn.2562"
)
YANG_2017 = Source(
    "Yang 2017", "Yang et al. Evid Based Complement Alternat Med 2017:1947315.", 2017
)
LI_2021 = Source("Li 2021", "Li N et al. J Inflamm Res 2021;14:7191-7224.", 2021)
WITT_2009 = Source(
    "Witt 2009",
    "Witt CM et al. Forsch Komplementmed 2009;16:91-97.",
    2009,
    "10.1159/000209315",
)
BAEUMLER_2021 = Source(
    "Bäumler 2021",
    "Bäumler P et al. BMJ Open 2021;11:e045961.",
    2021,
    "10.1136/bmjopen-2020-045961",
)
MACPHERSON_2001 = Source(
    "MacPherson 2001",
    "MacPherson H et al. BMJ 2001;323:486.",
    2001,
    "10.1136/bmj.323.7311.486",
)
MACPHERSON_THOMAS_2005 = Source(
    "MacPherson and Thomas 2005", "MacPherson H, Thomas K. Acupunct Med 2005;23:112-120.", 2005
)
XU_2013 = Source("Xu 2013", "Xu S et al. Evid Based Complement Alternat Med 2013:581203.", 2013)
ZHANG_2010 = Source("Zhang 2010", "Zhang J et al. Bull World Health Organ 2010. PMC2995190.", 2010)
MENEZES_COSTA_2012 = Source(
    "Menezes Costa 2012",
    "Menezes Costa L et al. CMAJ 2012;184:E613-E624.",
    2012,
    "10.1503/cmaj.111271",
)
ITZ_2013 = Source(
    "Itz 2013", "Itz CJ et al. Eur J Pain 2013;17:5-15.", 2013, "10.1002/j.1532-2149.2012.00170.x"
)
COLAGIURI_2012 = Source(
    "Colagiuri and Smith 2012",
    "Colagiuri B, Smith CA. Evid Based Complement Alternat Med 2012:857804.",
    2012,
    "10.1155/2012/857804",
)
MACPHERSON_2013 = Source(
    "MacPherson 2013",
    "MacPherson H et al. PLoS One 2013.",
    2013,
    "10.1371/journal.pone.0077438",
)

ACP_2017 = Source(
    "American College of Physicians 2017",
    "Qaseem A et al. Ann Intern Med 2017;166:514-530.",
    2017,
    "10.7326/M16-2367",
)
NICE_NG59 = Source(
    "NICE NG59 2016",
    "National Institute for Health and Care Excellence (NICE). Guideline NG59. 2016, amended 2020. "
    "Summary: BMJ 2017;356:i6748.",
    2016,
    "10.1136/bmj.i6748",
)
NICE_NG193 = Source(
    "NICE NG193 2021",
    "National Institute for Health and Care Excellence (NICE). Chronic pain (primary and "
    "secondary) in over 16s. Guideline NG193. 2021.",
    2021,
)
WHO_2023 = Source(
    "WHO 2023",
    "World Health Organization. Guideline for non-surgical management of chronic primary low back "
    "pain in adults. 2023. ISBN 978-92-4-008178-9.",
    2023,
)
MEDICARE_2020 = Source(
    "Medicare 2020",
    "Centers for Medicare and Medicaid Services. National Coverage Determination 30.3.3. 2020.",
    2020,
)
NASS_2020 = Source(
    "North American Spine Society 2020", "North American Spine Society. 2020. PMC8088811.", 2020
)
GBA_2007 = Source("G-BA 2007", "Gemeinsamer Bundesausschuss (G-BA). Dtsch Arztebl 2007.", 2007)
