/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The facts of the sample company. Everything and everybody here is invented. */

#include "model/sales-sample-private.h"

const SampleUnitInfo sample_units[N_SAMPLE_UNITS] = {
  [UNIT_COMPANY] = { SAMPLE_COMPANY_NAME, 0, 0 },
  [UNIT_INDUSTRY] = { "Industry", UNIT_COMPANY, 7 },
  [UNIT_BUILDINGS] = { "Building Services", UNIT_COMPANY, 8 },
  [UNIT_EXPORT] = { "Export", UNIT_COMPANY, 9 },
  [UNIT_KEY_ACCOUNTS] = { "Key Accounts", UNIT_EXPORT, 10 },
  [UNIT_NORTH] = { "North", UNIT_INDUSTRY, 16 },
  [UNIT_SOUTH] = { "South", UNIT_INDUSTRY, 23 },
  [UNIT_EAST] = { "East", UNIT_INDUSTRY, 30 },
  [UNIT_WEST] = { "West", UNIT_BUILDINGS, 37 },
  [UNIT_IBERIA] = { "Iberia", UNIT_BUILDINGS, 45 },
  [UNIT_BALTIC] = { "Baltic", UNIT_BUILDINGS, 52 },
  [UNIT_ASIA] = { "Asia", UNIT_EXPORT, 59 },
};

/* Indices + 1 in sample_territories. */
enum
{
  T_EUROPE = 1,
  T_GERMANY,
  T_GERMANY_NORTH,
  T_GERMANY_SOUTH,
  T_UNITED_KINGDOM,
  T_ENGLAND_NORTH,
  T_ENGLAND_SOUTH,
  T_POLAND,
  T_POLAND_NORTH,
  T_POLAND_SOUTH,
  T_LITHUANIA,
  T_SPAIN,
  T_SPAIN_NORTH,
  T_SPAIN_SOUTH,
  T_VIETNAM,
  T_VIETNAM_NORTH,
  T_VIETNAM_SOUTH,
};

const SampleTerritory sample_territories[] = {
  { "Europe", 0, 0 },
  { "Germany", T_EUROPE, 0 },
  { "Germany North", T_GERMANY, 9500 },
  { "Germany South", T_GERMANY, 11200 },
  { "United Kingdom", T_EUROPE, 0 },
  { "England North", T_UNITED_KINGDOM, 4800 },
  { "England South", T_UNITED_KINGDOM, 7100 },
  { "Poland", T_EUROPE, 0 },
  { "Poland North", T_POLAND, 4200 },
  { "Poland South", T_POLAND, 5600 },
  { "Lithuania", T_EUROPE, 3900 },
  { "Spain", T_EUROPE, 0 },
  { "Spain North", T_SPAIN, 5200 },
  { "Spain South", T_SPAIN, 4400 },
  { "Vietnam", 0, 0 },
  { "Vietnam North", T_VIETNAM, 3100 },
  { "Vietnam South", T_VIETNAM, 4900 },
};
const int n_sample_territories = G_N_ELEMENTS (sample_territories);

#define REP "Sales Representative"
#define LEAD "Team Leader"
#define KEY "Key Account Manager"
#define S "salesperson"
#define L "team_leader"
#define M "sales_manager"
#define H "support"

/* Key Accounts stand before the other teams: whoever shares an order with somebody further down
 * is planned first. The first seven do not sell but answer for steps of orders. */
const SamplePerson sample_people[] = {
  { "Katharina |Brandt", UNIT_COMPANY, M, "Sales Director", "de", 0, STORY_USUAL, -110 },
  { "Oliver |Bennett", UNIT_COMPANY, "assistant_manager", "Assistant Sales Director", "en", 0, STORY_USUAL, -52 },
  { "Hanna |Lindemann", UNIT_COMPANY, H, "Order Desk", "de", 0, STORY_USUAL, -71 },
  { "Nerijus |Vaitkus", UNIT_COMPANY, H, "Order Desk", "lt", 0, STORY_USUAL, -33 },
  { "Volker |Harms", UNIT_COMPANY, H, "Dispatch North", "de", 0, STORY_USUAL, -140 },
  { "Piotr |Sadowski", UNIT_COMPANY, H, "Dispatch Central", "pl", 0, STORY_USUAL, -45 },
  { "Lương Thị |Mai", UNIT_COMPANY, H, "Customer Service", "vi", 0, STORY_USUAL, -20 },

  { "Stefan |Albrecht", UNIT_INDUSTRY, M, "Head of Industry", "de", 0, STORY_USUAL, -96 },
  { "Eleanor |Whitfield", UNIT_BUILDINGS, M, "Head of Building Services", "en", 0, STORY_USUAL, -64 },
  { "Carmen |Ibáñez Soler", UNIT_EXPORT, M, "Head of Export", "es", 0, STORY_USUAL, -48 },

  { "Philipp |von Reden", UNIT_KEY_ACCOUNTS, L, LEAD, "de", 400, STORY_USUAL, -80, 0, 0, 0, T_EUROPE },
  { "Victoria |Langley", UNIT_KEY_ACCOUNTS, S, KEY, "en", 760, STORY_STRONG, -61, 0, 0, 0, T_UNITED_KINGDOM },
  { "Krzysztof |Nowicki", UNIT_KEY_ACCOUNTS, S, KEY, "pl", 640, STORY_USUAL, -58, 0, UNIT_EAST, 13, T_POLAND },
  { "Inés |Carrasco Bravo", UNIT_KEY_ACCOUNTS, S, KEY, "es", 620, STORY_USUAL, -37, 0, 0, 0, T_SPAIN },
  { "Darius |Urbonas", UNIT_KEY_ACCOUNTS, S, KEY, "lt", 560, STORY_WEAK, -29, 0, 0, 0, T_LITHUANIA },
  { "Beatrix |Sommer", UNIT_KEY_ACCOUNTS, S, KEY, "de", 720, STORY_USUAL, -90, 0, 0, 0, T_GERMANY },

  { "Jens |Petersen", UNIT_NORTH, L, LEAD, "de", 230, STORY_USUAL, -120, 0, 0, 0, T_GERMANY_NORTH },
  { "Anke |Brodersen", UNIT_NORTH, S, REP, "de", 410, STORY_USUAL, -77, 0, 0, 0, T_GERMANY_NORTH },
  { "Malte |Friedrichs", UNIT_NORTH, S, REP, "de", 390, STORY_WEAK, -26, 0, 0, 0, T_GERMANY_NORTH },
  { "Wiebke |Thomsen", UNIT_NORTH, S, REP, "de", 430, STORY_STRONG, -43, 0, 0, 0, T_GERMANY_NORTH },
  { "Tom |Hartmann", UNIT_NORTH, S, REP, "de", 400, STORY_USUAL, -18, 0, UNIT_SOUTH, 9, T_GERMANY_NORTH },
  { "Sabine |Kruse", UNIT_NORTH, "product_line_manager", "Product Line Manager Valves", "de", 370, STORY_USUAL, -101, 0, 0, 0, T_GERMANY_NORTH },
  { "Jörn |Matthiesen", UNIT_NORTH, S, REP, "de", 360, STORY_WEAK, -66, 18, 0, 0, T_GERMANY_NORTH },

  { "Monika |Huber", UNIT_SOUTH, "district_manager", "District Manager South", "de", 240, STORY_USUAL, -88, 0, 0, 0, T_GERMANY_SOUTH },
  { "Florian |Aigner", UNIT_SOUTH, S, REP, "de", 420, STORY_USUAL, -35, 0, 0, 0, T_GERMANY_SOUTH },
  { "Lena |Maurer", UNIT_SOUTH, "assistant_manager", "Assistant Manager South", "de", 440, STORY_STRONG, -41, 0, 0, 0, T_GERMANY_SOUTH },
  { "Tobias |Schäfer", UNIT_SOUTH, S, REP, "de", 400, STORY_USUAL, -54, 0, 0, 0, T_GERMANY_SOUTH },
  { "Christine |Öttl", UNIT_SOUTH, S, REP, "de", 390, STORY_USUAL, -99, 0, 0, 0, T_GERMANY_SOUTH },
  { "Benedikt |Wagner", UNIT_SOUTH, S, REP, "de", 380, STORY_WEAK, -15, 0, 0, 0, T_GERMANY_SOUTH },
  { "Jürgen |Weiß", UNIT_SOUTH, S, REP, "de", 430, STORY_USUAL, -130, 0, 0, 0, T_GERMANY_SOUTH },

  { "Agnieszka |Wójcik", UNIT_EAST, L, LEAD, "pl", 220, STORY_USUAL, -45, 0, 0, 0, T_POLAND },
  { "Paweł |Kamiński", UNIT_EAST, S, REP, "pl", 370, STORY_USUAL, -62, 0, 0, 0, T_POLAND_NORTH },
  { "Małgorzata |Zielińska", UNIT_EAST, S, REP, "pl", 360, STORY_STRONG, -39, 0, 0, 0, T_POLAND_NORTH },
  { "Łukasz |Dąbrowski", UNIT_EAST, S, REP, "pl", 350, STORY_USUAL, -28, 0, 0, 0, T_POLAND_SOUTH },
  { "Katarzyna |Szymańska", UNIT_EAST, S, REP, "pl", 340, STORY_WEAK, -70, 0, 0, 0, T_POLAND_SOUTH },
  { "Michał |Jabłoński", UNIT_EAST, S, REP, "pl", 350, STORY_USUAL, -12, 0, 0, 0, T_POLAND_SOUTH },
  { "Żaneta |Górska", UNIT_EAST, S, REP, "pl", 340, STORY_NEWCOMER, 15, 0, 0, 0, T_POLAND_NORTH },

  { "Charlotte |Hughes", UNIT_WEST, L, LEAD, "en", 230, STORY_USUAL, -57, 0, 0, 0, T_UNITED_KINGDOM },
  { "James |Fletcher", UNIT_WEST, S, REP, "en", 400, STORY_USUAL, -84, 0, 0, 0, T_ENGLAND_NORTH },
  { "Amelia |Thornton", UNIT_WEST, S, REP, "en", 410, STORY_STRONG, -31, 0, 0, 0, T_ENGLAND_SOUTH },
  { "Harry |Caldwell", UNIT_WEST, S, REP, "en", 380, STORY_WEAK, -22, 0, 0, 0, T_ENGLAND_NORTH },
  { "Siobhan |O’Connor", UNIT_WEST, S, REP, "en", 390, STORY_USUAL, -47, 0, 0, 0, T_ENGLAND_SOUTH },
  { "Daniel |Pryce", UNIT_WEST, S, REP, "en", 360, STORY_USUAL, -50, 10, 0, 0, T_ENGLAND_SOUTH },
  { "Maya |Ellison", UNIT_WEST, S, REP, "en", 360, STORY_USUAL, 11, 0, 0, 0, T_ENGLAND_SOUTH },
  { "Grace |Ashworth", UNIT_WEST, S, REP, "en", 370, STORY_USUAL, -68, 0, 0, 0, T_ENGLAND_NORTH },

  { "Javier |Molina Herrera", UNIT_IBERIA, L, LEAD, "es", 200, STORY_USUAL, -73, 0, 0, 0, T_SPAIN },
  { "Lucía |Ortega Ruiz", UNIT_IBERIA, S, REP, "es", 360, STORY_STRONG, -30, 0, 0, 0, T_SPAIN_NORTH },
  { "Álvaro |Núñez Campos", UNIT_IBERIA, S, REP, "es", 330, STORY_USUAL, -25, 0, 0, 0, T_SPAIN_SOUTH },
  { "Marta |Gil Serrano", UNIT_IBERIA, S, REP, "es", 340, STORY_USUAL, -49, 0, 0, 0, T_SPAIN_NORTH },
  { "Íñigo |Echeverría Vidal", UNIT_IBERIA, S, REP, "es", 320, STORY_WEAK, -19, 0, 0, 0, T_SPAIN_NORTH },
  { "Rocío |Peña Marín", UNIT_IBERIA, S, REP, "es", 310, STORY_USUAL, -36, 0, 0, 0, T_SPAIN_SOUTH },
  { "Sergio |Castaño López", UNIT_IBERIA, S, REP, "es", 330, STORY_USUAL, -82, 0, 0, 0, T_SPAIN_SOUTH },

  { "Rasa |Petrauskienė", UNIT_BALTIC, L, LEAD, "lt", 190, STORY_USUAL, -86, 0, 0, 0, T_LITHUANIA },
  { "Jonas |Kazlauskas", UNIT_BALTIC, S, REP, "lt", 290, STORY_USUAL, -34, 0, 0, 0, T_LITHUANIA },
  { "Eglė |Jankauskaitė", UNIT_BALTIC, S, REP, "lt", 320, STORY_STAR, -44, 0, 0, 0, T_LITHUANIA },
  { "Mindaugas |Žukauskas", UNIT_BALTIC, S, REP, "lt", 280, STORY_USUAL, -27, 0, 0, 0, T_LITHUANIA },
  { "Ūla |Šimkutė", UNIT_BALTIC, S, REP, "lt", 270, STORY_USUAL, -10, 0, 0, 0, T_LITHUANIA },
  { "Tomas |Stankevičius", UNIT_BALTIC, S, REP, "lt", 290, STORY_STRONG, -59, 0, 0, 0, T_LITHUANIA },
  { "Gintarė |Balčiūnaitė", UNIT_BALTIC, S, REP, "lt", 280, STORY_USUAL, -24, 0, 0, 0, T_LITHUANIA },

  { "Nguyễn Thị |Lan", UNIT_ASIA, L, LEAD, "vi", 170, STORY_USUAL, -40, 0, 0, 0, T_VIETNAM },
  { "Trần Văn |Đức", UNIT_ASIA, S, REP, "vi", 260, STORY_USUAL, -32, 0, 0, 0, T_VIETNAM_NORTH },
  { "Lê Minh |Châu", UNIT_ASIA, S, REP, "vi", 250, STORY_STRONG, -21, 0, 0, 0, T_VIETNAM_SOUTH },
  { "Phạm Quốc |Bảo", UNIT_ASIA, S, REP, "vi", 240, STORY_WEAK, -17, 0, 0, 0, T_VIETNAM_SOUTH },
  { "Hoàng Thu |Hà", UNIT_ASIA, S, REP, "vi", 240, STORY_USUAL, -14, 0, 0, 0, T_VIETNAM_NORTH },
  { "Vũ Đình |Khoa", UNIT_ASIA, S, REP, "vi", 250, STORY_USUAL, -38, 0, 0, 0, T_VIETNAM_SOUTH },
  { "Đặng Ngọc |Ánh", UNIT_ASIA, S, REP, "vi", 230, STORY_USUAL, -11, 0, 0, 0, T_VIETNAM_NORTH },
};
const int n_sample_people = G_N_ELEMENTS (sample_people);

/* Indices + 1 in sample_categories. */
enum
{
  C_PUMPS = 1,
  C_VALVES,
  C_METERS,
  C_SPARES,
  C_SERVICE,
  C_CENTRIFUGAL,
  C_SUBMERSIBLE,
  C_DOSING,
  C_BALL,
  C_BUTTERFLY,
  C_CONTROL,
  C_FLOW,
  C_LEVEL,
  C_SEALS,
  C_FILTERS,
  C_HOSES,
};

G_STATIC_ASSERT (C_METERS == SAMPLE_METERS);

const SampleCategory sample_categories[] = {
  { "Pumps", 0, 0 },
  { "Valves", 0, 0 },
  { "Meters", 0, 0 },
  { "Seals, Filters and Hoses", 0, 0 },
  { "Service", 0, 10 },
  { "Centrifugal Pumps", C_PUMPS, 18 },
  { "Submersible Pumps", C_PUMPS, 10 },
  { "Dosing Pumps", C_PUMPS, 6 },
  { "Ball Valves", C_VALVES, 10 },
  { "Butterfly Valves", C_VALVES, 7 },
  { "Control Valves", C_VALVES, 7 },
  { "Flow Meters", C_METERS, 11 },
  { "Level Sensors", C_METERS, 6 },
  { "Mechanical Seals", C_SPARES, 9 },
  { "Filters", C_SPARES, 6 },
  { "Hoses", C_SPARES, 5 },
};
const int n_sample_categories = G_N_ELEMENTS (sample_categories);

const SampleProduct sample_products[] = {
  { "CP-40", "Centrifugal Pump CP 40", C_CENTRIFUGAL, 118000, 655, 8 },
  { "CP-50", "Centrifugal Pump CP 50", C_CENTRIFUGAL, 146500, 650, 9 },
  { "CP-65", "Centrifugal Pump CP 65", C_CENTRIFUGAL, 215000, 640, 10 },
  { "CP-80", "Centrifugal Pump CP 80", C_CENTRIFUGAL, 289000, 635, 5 },
  { "CP-100", "Centrifugal Pump CP 100", C_CENTRIFUGAL, 389500, 630, 3 },
  { "SP-15", "Submersible Pump SP 15", C_SUBMERSIBLE, 64500, 640, 6 },
  { "SP-30", "Submersible Pump SP 30", C_SUBMERSIBLE, 98000, 640, 8 },
  { "SP-60", "Submersible Pump SP 60", C_SUBMERSIBLE, 174000, 625, 4 },
  { "DP-2", "Dosing Pump DP 2", C_DOSING, 52000, 590, 7 },
  { "DP-6", "Dosing Pump DP 6", C_DOSING, 79500, 585, 5 },
  { "DP-20", "Dosing Pump DP 20", C_DOSING, 128000, 580, 2 },
  { "BV-25", "Ball Valve DN 25", C_BALL, 4890, 610, 9 },
  { "BV-50", "Ball Valve DN 50", C_BALL, 9350, 605, 10 },
  { "BV-80", "Ball Valve DN 80", C_BALL, 18700, 600, 6 },
  { "BV-100", "Ball Valve DN 100", C_BALL, 27400, 600, 3 },
  { "FV-100", "Butterfly Valve DN 100", C_BUTTERFLY, 14200, 620, 8 },
  { "FV-150", "Butterfly Valve DN 150", C_BUTTERFLY, 21900, 615, 6 },
  { "FV-200", "Butterfly Valve DN 200", C_BUTTERFLY, 33500, 610, 3 },
  { "RV-25", "Control Valve RV 25", C_CONTROL, 61500, 560, 6 },
  { "RV-40", "Control Valve RV 40", C_CONTROL, 88000, 555, 6 },
  { "RV-65", "Control Valve RV 65", C_CONTROL, 134500, 550, 3 },
  { "FM-25", "Flow Meter FM 25", C_FLOW, 72000, 690, 9 },
  { "FM-50", "Flow Meter FM 50", C_FLOW, 104000, 690, 8 },
  { "FM-100", "Flow Meter FM 100", C_FLOW, 168000, 685, 3 },
  { "LS-10", "Level Sensor LS 10", C_LEVEL, 21500, 680, 8 },
  { "LS-20", "Level Sensor LS 20 Radar", C_LEVEL, 58500, 675, 5 },
  { "MS-24", "Mechanical Seal MS 24", C_SEALS, 11900, 480, 9 },
  { "MS-32", "Mechanical Seal MS 32", C_SEALS, 16400, 480, 7 },
  { "MS-45", "Mechanical Seal MS 45 Cartridge", C_SEALS, 42800, 500, 3 },
  { "SK-1", "Service Kit CP 40–65", C_SEALS, 23500, 520, 6 },
  { "FI-50", "Strainer DN 50", C_FILTERS, 7800, 570, 8 },
  { "FI-80", "Strainer DN 80", C_FILTERS, 12600, 565, 6 },
  { "FI-B10", "Bag Filter B 10", C_FILTERS, 36900, 560, 3 },
  { "HS-25", "Suction Hose 25 mm, 10 m", C_HOSES, 8600, 540, 8 },
  { "HS-50", "Suction Hose 50 mm, 10 m", C_HOSES, 14900, 540, 6 },
  { "HS-C", "Chemical Hose 25 mm, 10 m", C_HOSES, 24700, 530, 3 },
  { "SV-INST", "Commissioning, Day", C_SERVICE, 98000, 620, 6 },
  { "SV-INSP", "Annual Inspection", C_SERVICE, 46000, 580, 8 },
  { "SV-TRAIN", "Operator Training, Day", C_SERVICE, 125000, 560, 2 },
  { "SV-REM", "Remote Monitoring, Year", C_SERVICE, 39600, 350, 4 },
};
const int n_sample_products = G_N_ELEMENTS (sample_products);

const char *const sample_segments[] = { "Industry", "Water Supply", "Building Services", "Food and Drink", "Shipbuilding", "Agriculture" };
const int n_sample_segments = G_N_ELEMENTS (sample_segments);

#define LIST(...) ((const char *const[]){ __VA_ARGS__, NULL })

const SampleCountryInfo sample_countries[N_SAMPLE_COUNTRIES] = {
  [COUNTRY_GERMANY] = {
    "Germany",
    LIST ("Lindholm", "Osterkamp", "Brüggemann", "Tietjen", "Sievers", "Rademacher", "Hollerbach", "Grünwald", "Steinbrück", "Kirchhoff", "Eichinger", "Mühlbauer", "Reisinger"),
    LIST ("%s Anlagenbau GmbH", "Brauerei %s", "%s & Söhne KG", "Haustechnik %s GmbH"),
    LIST ("Kiel", "Bremen", "Rostock", "Flensburg", "Augsburg", "Ulm", "Regensburg", "Passau"),
    T_GERMANY_NORTH, 2, 44,
  },
  [COUNTRY_UNITED_KINGDOM] = {
    "United Kingdom",
    LIST ("Harcastle", "Wetherly", "Pemberwick", "Oakhurst", "Thistleton", "Marlowe Bridge", "Kingsmere", "Ravensworth", "Dunmore"),
    LIST ("%s Engineering Ltd", "%s Water plc", "%s Building Services", "%s Breweries"),
    LIST ("Leeds", "Hull", "Preston", "Bristol", "Reading", "Exeter"),
    T_ENGLAND_NORTH, 2, 28,
  },
  [COUNTRY_POLAND] = {
    "Poland",
    LIST ("Wiślana", "Bursztyn", "Jodłowski", "Kaszubska", "Brzezina", "Ostrowski", "Żuławy", "Świerk"),
    LIST ("%s Instalacje sp. z o.o.", "Zakłady %s S.A.", "%s Technika", "Browar %s"),
    LIST ("Gdańsk", "Bydgoszcz", "Olsztyn", "Kraków", "Łódź", "Rzeszów"),
    T_POLAND_NORTH, 2, 24,
  },
  [COUNTRY_LITHUANIA] = {
    "Lithuania",
    LIST ("Ąžuolynas", "Šventoji", "Gintaras", "Žuvėdra", "Neringa", "Pušynas"),
    LIST ("UAB „%s“", "AB „%s pramonė“", "UAB „%s vanduo“"),
    LIST ("Kaunas", "Klaipėda", "Šiauliai", "Panevėžys"),
    T_LITHUANIA, 1, 18,
  },
  [COUNTRY_SPAIN] = {
    "Spain",
    LIST ("Robledal", "Valdemar", "Arroyo Seco", "Montañesa", "Peñalba", "Ribera Alta", "Zarzuela"),
    LIST ("Instalaciones %s S.L.", "Bodegas %s", "%s Ingeniería S.A.", "Aguas %s"),
    LIST ("Bilbao", "Zaragoza", "Burgos", "Sevilla", "Murcia", "Almería"),
    T_SPAIN_NORTH, 2, 22,
  },
  [COUNTRY_VIETNAM] = {
    "Vietnam",
    LIST ("Sông Xanh", "Hải Đăng", "Phương Nam", "Bình Minh", "Trường Giang"),
    LIST ("Công ty TNHH %s", "Công ty CP Cơ điện %s", "Nhà máy nước %s", "Thực phẩm %s"),
    LIST ("Hải Phòng", "Bắc Ninh", "Vinh", "Biên Hòa", "Cần Thơ", "Vũng Tàu"),
    T_VIETNAM_NORTH, 2, 16,
  },
};
