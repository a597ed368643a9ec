/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-words.h"

#include <string.h>

#include "base/sales-text.h"

/* Meanings that several kinds of files share. One line a language: en, de, pl, lt, es, vi. */
#define ORDER_WORDS \
  "Order|Order ID|Order No|Order Number|Sales Order|Sales Order ID|Sales Order Number|Invoice|Invoice ID|Invoice No|Invoice Number|Order Ref|PO Number|" \
  "Auftragsnr|Auftragsnummer|Auftrag|Auftrags-ID|Bestellnr|Bestellnummer|Bestellung|Rechnungsnr|Rechnungsnummer|Rechnung|Belegnr|Belegnummer|Beleg|" \
  "Nr zamówienia|Numer zamówienia|Zamówienie|Nr zlecenia|Numer zlecenia|Zlecenie|Nr faktury|Numer faktury|Faktura|" \
  "Užsakymo nr|Užsakymo numeris|Užsakymas|Užs. nr|Sąskaitos nr|Sąskaitos numeris|Sąskaita|" \
  "N.º de pedido|Nº de pedido|Nº pedido|N° de pedido|N° pedido|Núm. pedido|Número de pedido|Numero pedido|No. de pedido|Nro. de pedido|Pedido|Orden|N.º de factura|Nº factura|Número de factura|Factura|" \
  "Số đơn hàng|Mã đơn hàng|Đơn hàng|Số đơn|Mã đơn|Số hóa đơn|Mã hóa đơn|Hóa đơn"
#define ORDER_DATE_WORDS \
  "Order Date|Date|Ordered|Ordered On|Date Ordered|Date of Order|Sales Date|Sale Date|Invoice Date|Taken|" \
  "Auftragsdatum|Bestelldatum|Datum|Rechnungsdatum|Belegdatum|Verkaufsdatum|Bestellt am|" \
  "Data zamówienia|Data|Data zlecenia|Data faktury|Data sprzedaży|Data wystawienia|" \
  "Užsakymo data|Užsakyta|Sąskaitos data|Pardavimo data|" \
  "Fecha del pedido|Fecha de pedido|Fecha pedido|Fecha|Fecha de la orden|Fecha de factura|Fecha de venta|" \
  "Ngày đặt hàng|Ngày đặt|Ngày|Ngày đơn hàng|Ngày hóa đơn|Ngày bán"
#define PROMISED_WORDS \
  "Promised Date|Promised|Promised On|Required Date|Required|Due Date|Due|Requested Date|Required By|Promise Date|" \
  "Wunschtermin|Liefertermin|Zugesagt|Zugesagt am|Zusagetermin|Wunschdatum|Fällig|Fällig am|Fälligkeit|Fälligkeitsdatum|Soll-Lieferdatum|Termin|Wunschlieferdatum|" \
  "Termin realizacji|Termin dostawy|Obiecana data|Obiecano|Data wymagana|Wymagana data|Wymagany termin|Data realizacji|Termin|" \
  "Pageidaujama data|Pažadėta data|Pažadėta|Reikalinga data|Terminas|Įvykdymo terminas|" \
  "Fecha requerida|Fecha prometida|Prometido|Fecha de vencimiento|Fecha comprometida|Fecha solicitada|Fecha de entrega prevista|Vencimiento|" \
  "Ngày yêu cầu|Ngày hẹn|Ngày hẹn giao|Ngày cam kết|Ngày cần hàng|Hạn giao|Hạn giao hàng|Ngày đến hạn"
#define SHIPPED_WORDS \
  "Shipped Date|Shipped|Shipped On|Ship Date|Shipping Date|Dispatched|Dispatch Date|Date Shipped|" \
  "Versanddatum|Versandt|Versandt am|Versendet|Versendet am|Versandtag|Lieferscheindatum|Versand|" \
  "Data wysyłki|Wysłano|Data nadania|Data wysłania|Wysyłka|" \
  "Išsiuntimo data|Išsiųsta|Siuntimo data|Išsiuntimas|" \
  "Fecha de envío|Fecha envío|Enviado|Fecha de despacho|Fecha de expedición|Envío|" \
  "Ngày giao|Ngày giao hàng|Ngày gửi|Ngày gửi hàng|Ngày xuất kho|Ngày vận chuyển"
#define DELIVERED_WORDS \
  "Delivered Date|Delivered|Delivered On|Delivery Date|Arrived|Date Delivered|Received|" \
  "Lieferdatum|Geliefert|Geliefert am|Zugestellt|Zustelldatum|" \
  "Data dostawy|Dostarczono|Data dostarczenia|Doręczono|Data doręczenia|" \
  "Pristatymo data|Pristatyta|Gavimo data|" \
  "Fecha de entrega|Fecha entrega|Entregado|Entregado el|Fecha de recepción|" \
  "Ngày nhận|Ngày nhận hàng|Ngày giao đến|Đã giao"
#define FOLLOWED_WORDS \
  "Followed Up|Followed|Followed Date|Follow-up Date|Follow-up|Followed Up On|" \
  "Nachbetreuung|Nachgefasst|Nachgefasst am|Nachbetreut|" \
  "Obsługa posprzedażowa|Kontakt po sprzedaży|" \
  "Aptarnavimas po pardavimo|Susisiekta po pardavimo|" \
  "Seguimiento|Fecha de seguimiento|" \
  "Ngày chăm sóc|Ngày hậu mãi|Chăm sóc sau bán"
#define CUSTOMER_WORDS \
  "Customer|Customer ID|Customer No|Customer Name|Account|Client|Buyer|Company|" \
  "Kunde|Kundennr|Kundennummer|Kunden-ID|Kundenname|Firma|Auftraggeber|" \
  "Klient|Nr klienta|Nazwa klienta|Kontrahent|Odbiorca|Nabywca|" \
  "Klientas|Kliento nr|Kliento pavadinimas|Pirkėjas|" \
  "Cliente|ID cliente|Código de cliente|Código cliente|Nombre del cliente|Comprador|" \
  "Khách hàng|Mã khách hàng|Tên khách hàng|Người mua"
#define PERSON_WORDS \
  "Salesperson|Salesperson ID|Employee|Employee ID|Rep|Sales Rep|Sales Agent|Agent|Representative|Sales Representative|Seller|Sold By|Person|Person ID|Account Manager|" \
  "Vertriebsmitarbeiter|Vertriebsmitarbeiterin|Vertriebsmitarbeitende|Verkäufer|Verkäuferin|Vertreter|Mitarbeiter|Außendienst|Außendienstmitarbeiter|Sachbearbeiter|Kundenbetreuer|" \
  "Handlowiec|Sprzedawca|Przedstawiciel|Przedstawiciel handlowy|Pracownik|Opiekun|Opiekun klienta|" \
  "Pardavėjas|Vadybininkas|Pardavimų vadybininkas|Darbuotojas|Atstovas|" \
  "Comercial|Vendedor|Vendedora|Representante|Agente|Empleado|Asesor comercial|" \
  "Nhân viên kinh doanh|Nhân viên bán hàng|Nhân viên|Người bán|NVKD"
#define TERRITORY_WORDS \
  "Territory|Region|Sales Territory|Sales Region|Area|District|" \
  "Gebiet|Vertriebsgebiet|Verkaufsgebiet|Bezirk|" \
  "Region sprzedaży|Obszar|Rejon|Terytorium|" \
  "Teritorija|Regionas|Pardavimų teritorija|" \
  "Zona|Zona de ventas|Territorio|Región|" \
  "Khu vực|Vùng|Khu vực bán hàng|Miền"
#define PRODUCT_WORDS \
  "Product|Product ID|Product Name|Item|Item ID|Item Code|Item Name|SKU|Article|" \
  "Artikel|Artikelnr|Artikelnummer|Artikelbezeichnung|Produkt|Produktname|Bezeichnung|Ware|" \
  "Produkt|Nazwa produktu|Towar|Nazwa towaru|Artykuł|Indeks|" \
  "Prekė|Prekės pavadinimas|Produktas|Prekės kodas|" \
  "Producto|Nombre del producto|Artículo|Código de producto|Referencia|" \
  "Sản phẩm|Tên sản phẩm|Mã sản phẩm|Mặt hàng|Hàng hóa|Mã hàng|Tên hàng"
#define QUANTITY_WORDS \
  "Quantity|Qty|Pieces|Order Qty|Units|Units Sold|Qty Ordered|Quantity Ordered|" \
  "Menge|Anzahl|Stück|Stückzahl|Bestellmenge|" \
  "Ilość|Liczba sztuk|Sztuk|Szt|Liczba|" \
  "Kiekis|Vnt|Vienetai|Vienetų skaičius|" \
  "Cantidad|Cant|Unidades|Uds|" \
  "Số lượng|SL|Số lượng bán"
#define UNIT_PRICE_WORDS \
  "Unit Price|Price|Price Each|Net Price|Price per Unit|Sales Price|" \
  "Einzelpreis|Stückpreis|Preis|Nettopreis|Verkaufspreis|E-Preis|VK-Preis|Preis je Einheit|" \
  "Cena jedn|Cena jednostkowa|Cena|Cena netto|Cena szt|" \
  "Vieneto kaina|Kaina|Vnt. kaina|Kaina be PVM|" \
  "Precio unitario|Precio|P. unitario|Precio unit|Precio neto|Precio por unidad|" \
  "Đơn giá|Giá|Giá bán|Giá đơn vị"
#define DISCOUNT_WORDS \
  "Discount|Discount Percent|Discount %|Unit Price Discount|Rebate|Disc|" \
  "Rabatt|Nachlass|Rabattsatz|" \
  "Rabat|Upust|Zniżka|" \
  "Nuolaida|" \
  "Descuento|Dto|Dcto|Rebaja|" \
  "Chiết khấu|Giảm giá|CK"
#define AMOUNT_WORDS \
  "Amount|Line Total|Line Amount|Total|Value|Revenue|Sales|Net Amount|Sales Amount|Close Value|Turnover|" \
  "Betrag|Umsatz|Wert|Gesamt|Gesamtbetrag|Summe|Gesamtpreis|Nettobetrag|Positionswert|Zeilenbetrag|Erlös|" \
  "Kwota|Wartość|Wartość netto|Obrót|Przychód|Razem|Suma|Sprzedaż|" \
  "Suma|Vertė|Apyvarta|Pajamos|Iš viso|Pardavimai|" \
  "Importe|Monto|Ventas|Valor|Importe neto|Ingresos|Facturación|" \
  "Thành tiền|Số tiền|Doanh thu|Giá trị|Doanh số|Tổng tiền|Tổng cộng"
#define FROM_WORDS \
  "From|Valid From|Start Date|Start|Since|First Day|Period Start|Begin|" \
  "Von|Gültig von|Gültig ab|Ab|Beginn|Startdatum|Seit|Anfang|" \
  "Od|Ważne od|Data od|Początek|Data rozpoczęcia|Od dnia|" \
  "Nuo|Galioja nuo|Pradžia|Pradžios data|" \
  "Desde|Válido desde|Fecha de inicio|Inicio|Fecha inicio|" \
  "Từ|Từ ngày|Ngày bắt đầu|Bắt đầu"
#define TO_WORDS \
  "To|Valid To|End Date|End|Until|Last Day|Period End|" \
  "Bis|Gültig bis|Ende|Enddatum|" \
  "Do|Ważne do|Data do|Koniec|Data zakończenia|Do dnia|" \
  "Iki|Galioja iki|Pabaiga|Pabaigos data|" \
  "Hasta|Válido hasta|Fecha de fin|Fin|Fecha fin|" \
  "Đến|Đến ngày|Ngày kết thúc|Kết thúc"
#define CATEGORY_WORDS \
  "Category|Category Name|Product Category|Product Group|Product Type|" \
  "Kategorie|Warengruppe|Produktgruppe|Artikelgruppe|Produktkategorie|" \
  "Kategoria|Grupa produktów|Grupa towarowa|Kategoria produktu|" \
  "Kategorija|Prekių grupė|Produktų grupė|" \
  "Categoría|Grupo de productos|Familia|Familia de productos|" \
  "Danh mục|Nhóm hàng|Nhóm sản phẩm|Loại sản phẩm|Ngành hàng"
#define UNIT_COST_WORDS \
  "Unit Cost|Cost|Standard Cost|Cost Price|Purchase Price|" \
  "Stückkosten|Einstandspreis|Einkaufspreis|Kosten|Selbstkosten|EK-Preis|" \
  "Koszt jednostkowy|Koszt|Cena zakupu|" \
  "Savikaina|Vieneto savikaina|Pirkimo kaina|" \
  "Coste unitario|Costo unitario|Coste|Costo|Precio de compra|Precio de coste|" \
  "Giá vốn|Giá nhập|Chi phí đơn vị"
#define GOAL_WORDS \
  "Goal|Target|Quota|Goal Amount|Goal Value|Plan|Budget|Sales Goal|Sales Target|" \
  "Ziel|Vertriebsziel|Vorgabe|Vertriebsvorgabe|Soll|Planumsatz|Zielumsatz|" \
  "Cel|Cel sprzedażowy|Plan sprzedażowy|Plan sprzedaży|" \
  "Tikslas|Pardavimų tikslas|Planas|Pardavimų planas|" \
  "Objetivo|Objetivo de ventas|Cuota|Cuota de ventas|Meta|Presupuesto|" \
  "Mục tiêu|Chỉ tiêu|Mục tiêu bán hàng|Chỉ tiêu doanh số|Kế hoạch"
#define ACTUAL_WORDS \
  "Actual|Actuals|Achieved|Sales|Revenue|Result|Amount|Actual Sales|" \
  "Ist|Ist-Umsatz|Erreicht|Umsatz|Ergebnis|" \
  "Wykonanie|Rzeczywiste|Realizacja|Sprzedaż|Wynik|" \
  "Faktas|Faktiniai|Įvykdyta|Pardavimai|Rezultatas|" \
  "Real|Logrado|Ventas|Resultado|Alcanzado|" \
  "Thực tế|Đạt được|Doanh số|Doanh thu|Kết quả"
#define MONTH_WORDS "Month|Period|Monat|Zeitraum|Periode|Miesiąc|Okres|Mėnuo|Laikotarpis|Mes|Período|Periodo|Tháng|Kỳ"
#define YEAR_WORDS "Year|Fiscal Year|FY|Jahr|Geschäftsjahr|Rok|Metai|Año|Ejercicio|Năm"
#define TEAM_WORDS "Team|Sales Team|Group|Team|Vertriebsteam|Gruppe|Zespół|Zespół sprzedaży|Grupa|Komanda|Pardavimų komanda|Equipo|Equipo de ventas|Grupo|Nhóm|Đội|Đội bán hàng"
#define DEPARTMENT_WORDS "Department|Dept|Division|Abteilung|Bereich|Dział|Wydział|Skyrius|Padalinys|Departamento|División|Phòng ban|Phòng|Bộ phận"
#define NAME_WORDS "Name|Full Name|Display Name|Vollständiger Name|Imię i nazwisko|Nazwisko i imię|Nazwa|Vardas ir pavardė|Vardas, pavardė|Pavadinimas|Nombre|Nombre completo|Tên|Họ tên|Họ và tên"
#define PERSON_ID_WORDS "Person|Person ID|Employee|Employee ID|Salesperson|Rep|Personalnr|Personalnummer|Mitarbeiter|Mitarbeiternr|Mitarbeiternummer|Pracownik|Nr pracownika|Darbuotojas|Darbuotojo nr|Tabelio nr|Empleado|N.º de empleado|Código de empleado|Mã nhân viên|Nhân viên"
#define SCOPE_KIND_WORDS "Scope Kind|Scope|Level|Kind|Ebene|Art|Poziom|Lygis|Nivel|Ámbito|Cấp|Phạm vi"
#define MEASURE_WORDS "Measure|Metric|Kennzahl|Messgröße|Miara|Miernik|Matas|Rodiklis|Medida|Métrica|Chỉ số"
#define REASON_WORDS "Reason|Grund|Powód|Przyczyna|Priežastis|Motivo|Lý do"
#define NOTE_WORDS "Note|Comment|Notiz|Bemerkung|Kommentar|Notatka|Uwagi|Uwaga|Komentarz|Pastaba|Komentaras|Nota|Comentario|Observaciones|Ghi chú"
#define MANAGER_WORDS "Manager|Manager ID|Reports To|Supervisor|Vorgesetzter|Vorgesetzte|Leitung|Vertriebsleitung|Kierownik|Przełożony|Vadovas|Jefe|Responsable|Supervisor|Quản lý|Cấp trên"

#define SCOPE_NAME_WORDS "Scope Name|" NAME_WORDS "|" PERSON_WORDS "|" TEAM_WORDS "|" TERRITORY_WORDS

#define ORDER_COLUMNS \
  { SALES_FIELD_ORDER, ORDER_WORDS }, \
  { SALES_FIELD_ORDER_DATE, ORDER_DATE_WORDS }, \
  { SALES_FIELD_PROMISED, PROMISED_WORDS }, \
  { SALES_FIELD_SHIPPED, SHIPPED_WORDS }, \
  { SALES_FIELD_DELIVERED, DELIVERED_WORDS }, \
  { SALES_FIELD_FOLLOWED, FOLLOWED_WORDS }, \
  { SALES_FIELD_CUSTOMER, CUSTOMER_WORDS }, \
  { SALES_FIELD_SALESPERSON, PERSON_WORDS }, \
  { SALES_FIELD_TERRITORY, TERRITORY_WORDS }, \
  { SALES_FIELD_TAKEN_BY, "Taken By|Ordered By|Entered By|Aufgenommen von|Erfasst von|Przyjął|Przyjęte przez|Priėmė|Tomado por|Người nhận đơn" }, \
  { SALES_FIELD_PROMISED_BY, "Promised By|Zugesagt von|Obiecane przez|Pažadėjo|Prometido por|Người hẹn" }, \
  { SALES_FIELD_SHIPPED_BY, "Shipped By|Versandt von|Wysłane przez|Išsiuntė|Enviado por|Người gửi" }, \
  { SALES_FIELD_DELIVERED_BY, "Delivered By|Geliefert von|Dostarczone przez|Pristatė|Entregado por|Người giao" }, \
  { SALES_FIELD_FOLLOWED_BY, "Followed By|Followed Up By|Nachbetreut von|Obsługa posprzedażowa przez|Susisiekė|Seguimiento por|Người chăm sóc" }

#define LINE_COLUMNS \
  { SALES_FIELD_PRODUCT, PRODUCT_WORDS }, \
  { SALES_FIELD_QUANTITY, QUANTITY_WORDS }, \
  { SALES_FIELD_UNIT_PRICE, UNIT_PRICE_WORDS }, \
  { SALES_FIELD_DISCOUNT, DISCOUNT_WORDS }, \
  { SALES_FIELD_AMOUNT, AMOUNT_WORDS }

static const SalesHeaderWords people[] = {
  { SALES_FIELD_ID, "ID|Personnel Number|Staff ID|Nr|" PERSON_ID_WORDS },
  { SALES_FIELD_NAME, NAME_WORDS "|Person Name|Employee Name|" PERSON_WORDS },
  { SALES_FIELD_GIVEN_NAME, "First Name|Given Name|Forename|Vorname|Imię|Vardas|Nombre de pila|Tên riêng" },
  { SALES_FIELD_FAMILY_NAME, "Last Name|Family Name|Surname|Nachname|Familienname|Nazwisko|Pavardė|Apellido|Apellidos|Họ" },
  { SALES_FIELD_ROLE, "Role|Job Title|Title|Position|Function|Rolle|Funktion|Stelle|Stellung|Stanowisko|Rola|Pareigos|Puesto|Cargo|Función|Chức vụ|Chức danh|Vai trò" },
  { SALES_FIELD_DEPARTMENT, DEPARTMENT_WORDS },
  { SALES_FIELD_TEAM, TEAM_WORDS },
  { SALES_FIELD_TERRITORY, "Territory|Sales Territory|Gebiet|Vertriebsgebiet|Terytorium|Rejon|Teritorija|Zona|Territorio|Khu vực" },
  { SALES_FIELD_MANAGER, MANAGER_WORDS },
  { SALES_FIELD_HIRED, "Hired|Hire Date|Hired On|Start Date|Joined|Entry Date|Eintritt|Eintrittsdatum|Eingestellt|Eingestellt am|Zatrudniony|Data zatrudnienia|Įdarbintas|Įdarbinimo data|Fecha de contratación|Fecha de alta|Contratado|Ngày vào làm|Ngày tuyển dụng" },
  { SALES_FIELD_LEFT, "Left|Left Date|Leave Date|End Date|Termination Date|Exit Date|Austritt|Austrittsdatum|Ausgeschieden|Data odejścia|Odszedł|Data zwolnienia|Išėjo|Išėjimo data|Fecha de baja|Baja|Ngày nghỉ việc" },
  { SALES_N_FIELDS, NULL },
};
static const SalesHeaderWords department_history[] = {
  { SALES_FIELD_PERSON, PERSON_ID_WORDS },
  { SALES_FIELD_DEPARTMENT, DEPARTMENT_WORDS },
  { SALES_FIELD_TEAM, TEAM_WORDS },
  { SALES_FIELD_FROM, FROM_WORDS },
  { SALES_FIELD_TO, TO_WORDS },
  { SALES_N_FIELDS, NULL },
};
static const SalesHeaderWords territory_history[] = {
  { SALES_FIELD_PERSON, PERSON_ID_WORDS },
  { SALES_FIELD_TERRITORY, "Territory|Sales Territory|Gebiet|Vertriebsgebiet|Terytorium|Rejon|Teritorija|Zona|Territorio|Khu vực" },
  { SALES_FIELD_REGION, "Region|Parent|Parent Territory|Area|Übergeordnetes Gebiet|Obszar|Regionas|Región|Vùng" },
  { SALES_FIELD_FROM, FROM_WORDS },
  { SALES_FIELD_TO, TO_WORDS },
  { SALES_N_FIELDS, NULL },
};
static const SalesHeaderWords products[] = {
  { SALES_FIELD_ID, "ID|Product ID|SKU|Item ID|Item Code|Item No|Article No|Product Number|Artikelnr|Artikelnummer|Produktnr|Nr artykułu|Kod produktu|Indeks|Prekės kodas|Kodas|Código|Código de producto|Referencia|Mã|Mã sản phẩm|Mã hàng" },
  { SALES_FIELD_NAME, "Name|Product Name|Product|Item|Item Name|Article|Description|Bezeichnung|Artikelbezeichnung|Produktname|Artikel|Produkt|Nazwa|Nazwa produktu|Pavadinimas|Prekės pavadinimas|Prekė|Nombre|Nombre del producto|Producto|Tên|Tên sản phẩm|Sản phẩm|Tên hàng" },
  { SALES_FIELD_CATEGORY, CATEGORY_WORDS },
  { SALES_FIELD_UNIT_COST, UNIT_COST_WORDS },
  { SALES_FIELD_LIST_PRICE, "List Price|Price|Unit Price|Sales Price|Retail Price|Listenpreis|Preis|Verkaufspreis|Cena katalogowa|Cena|Cena sprzedaży|Katalogo kaina|Kaina|Precio de lista|Precio de venta|Precio|PVP|Giá niêm yết|Giá bán|Giá" },
  { SALES_N_FIELDS, NULL },
};
static const SalesHeaderWords costs[] = {
  { SALES_FIELD_PRODUCT, PRODUCT_WORDS },
  { SALES_FIELD_FROM, FROM_WORDS },
  { SALES_FIELD_TO, TO_WORDS },
  { SALES_FIELD_UNIT_COST, UNIT_COST_WORDS },
  { SALES_N_FIELDS, NULL },
};
static const SalesHeaderWords customers[] = {
  { SALES_FIELD_ID, "ID|Customer ID|Customer No|Customer Number|Account No|Account Number|Kundennr|Kundennummer|Kunden-ID|Nr klienta|Kod klienta|Kliento nr|Kliento kodas|Código de cliente|ID cliente|Mã khách hàng" },
  { SALES_FIELD_NAME, "Name|Customer Name|Company Name|Company|Customer|Account|Client|Kundenname|Firma|Firmenname|Kunde|Nazwa|Nazwa klienta|Klient|Pavadinimas|Kliento pavadinimas|Klientas|Nombre|Nombre del cliente|Cliente|Empresa|Tên|Tên khách hàng|Khách hàng|Công ty" },
  { SALES_FIELD_SEGMENT, "Kind|Segment|Customer Type|Type|Industry|Customer Group|Sector|Kundengruppe|Kundenart|Branche|Segment klienta|Branża|Segmentas|Šaka|Segmento|Tipo de cliente|Phân khúc|Loại khách hàng|Ngành" },
  { SALES_FIELD_CITY, "City|Town|Ort|Stadt|Miasto|Miejscowość|Miestas|Ciudad|Localidad|Thành phố" },
  { SALES_FIELD_COUNTRY, "Country|Country Code|Office Location|Land|Kraj|Šalis|País|Quốc gia|Nước" },
  { SALES_FIELD_TERRITORY, "Territory|Sales Territory|Gebiet|Vertriebsgebiet|Terytorium|Teritorija|Zona|Territorio|Khu vực" },
  { SALES_FIELD_SALESPERSON, "Salesperson|Salesperson ID|Owner|Account Manager|Rep|Sales Rep|Vertriebsmitarbeiter|Kundenbetreuer|Handlowiec|Opiekun|Pardavėjas|Vadybininkas|Comercial|Vendedor|Nhân viên kinh doanh" },
  { SALES_N_FIELDS, NULL },
};
static const SalesHeaderWords orders[] = { ORDER_COLUMNS, { SALES_N_FIELDS, NULL } };
static const SalesHeaderWords flat[] = { ORDER_COLUMNS, LINE_COLUMNS, { SALES_N_FIELDS, NULL } };
static const SalesHeaderWords lines[] = {
  { SALES_FIELD_ORDER, ORDER_WORDS },
  LINE_COLUMNS,
  { SALES_N_FIELDS, NULL },
};
static const SalesHeaderWords credit[] = {
  { SALES_FIELD_ORDER, ORDER_WORDS },
  { SALES_FIELD_SALESPERSON, PERSON_WORDS },
  { SALES_FIELD_SHARE, "Share|Credit Share|Credit|Percent|Split|Anteil|Prozent|Udział|Procent|Dalis|Procentas|Parte|Porcentaje|Participación|Tỷ lệ|Phần" },
  { SALES_N_FIELDS, NULL },
};
static const SalesHeaderWords goals[] = {
  { SALES_FIELD_SCOPE_KIND, SCOPE_KIND_WORDS },
  { SALES_FIELD_SCOPE_NAME, SCOPE_NAME_WORDS },
  { SALES_FIELD_FROM, "Period Start|" FROM_WORDS },
  { SALES_FIELD_TO, "Period End|" TO_WORDS },
  { SALES_FIELD_MONTH, MONTH_WORDS "|Quarter|Quartal|Kwartał|Ketvirtis|Trimestre|Quý" },
  { SALES_FIELD_YEAR, YEAR_WORDS },
  { SALES_FIELD_MEASURE, MEASURE_WORDS },
  { SALES_FIELD_GOAL, GOAL_WORDS "|Value|Amount|Betrag|Kwota|Suma|Importe|Số tiền" },
  { SALES_FIELD_CATEGORY, CATEGORY_WORDS },
  { SALES_FIELD_REASON, REASON_WORDS },
  { SALES_FIELD_NOTE, NOTE_WORDS },
  { SALES_N_FIELDS, NULL },
};
static const SalesHeaderWords goals_wide[] = {
  { SALES_FIELD_SCOPE_KIND, SCOPE_KIND_WORDS },
  { SALES_FIELD_SCOPE_NAME, SCOPE_NAME_WORDS },
  { SALES_FIELD_YEAR, YEAR_WORDS },
  { SALES_FIELD_MEASURE, MEASURE_WORDS },
  { SALES_FIELD_CATEGORY, CATEGORY_WORDS },
  { SALES_FIELD_REASON, REASON_WORDS },
  { SALES_FIELD_NOTE, NOTE_WORDS },
  { SALES_N_FIELDS, NULL },
};
static const SalesHeaderWords sheet[] = {
  { SALES_FIELD_SALESPERSON, PERSON_WORDS "|" NAME_WORDS },
  { SALES_FIELD_MONTH, MONTH_WORDS "|Date|Datum|Data|Fecha|Ngày" },
  { SALES_FIELD_YEAR, YEAR_WORDS },
  { SALES_FIELD_GOAL, GOAL_WORDS },
  { SALES_FIELD_ACTUAL, ACTUAL_WORDS },
  { SALES_N_FIELDS, NULL },
};

static const SalesHeaderWords *const kinds[] = {
  [SALES_IMPORT_PEOPLE] = people,
  [SALES_IMPORT_DEPARTMENT_HISTORY] = department_history,
  [SALES_IMPORT_TERRITORY_HISTORY] = territory_history,
  [SALES_IMPORT_PRODUCTS] = products,
  [SALES_IMPORT_COSTS] = costs,
  [SALES_IMPORT_CUSTOMERS] = customers,
  [SALES_IMPORT_ORDERS] = orders,
  [SALES_IMPORT_FLAT] = flat,
  [SALES_IMPORT_LINES] = lines,
  [SALES_IMPORT_CREDIT] = credit,
  [SALES_IMPORT_GOALS] = goals,
  [SALES_IMPORT_GOALS_WIDE] = goals_wide,
  [SALES_IMPORT_SHEET] = sheet,
};

/* Months: every form that is written beside a day or a year, and those that are no beginning of one. */
static const char *const months[] = {
  "january|januar|jänner|styczeń|stycznia|sausis|sausio|enero|tháng một|tháng giêng",
  "february|februar|feber|luty|lutego|vasaris|vasario|febrero|tháng hai",
  "march|märz|mrz|marzec|marca|kovas|kovo|marzo|tháng ba",
  "april|kwiecień|kwietnia|balandis|balandžio|abril|tháng tư",
  "may|mai|maj|maja|gegužė|gegužės|mayo|tháng năm",
  "june|juni|czerwiec|czerwca|birželis|birželio|junio|tháng sáu",
  "july|juli|lipiec|lipca|liepa|liepos|julio|tháng bảy",
  "august|sierpień|sierpnia|rugpjūtis|rugpjūčio|agosto|tháng tám",
  "september|wrzesień|września|rugsėjis|rugsėjo|septiembre|setiembre|tháng chín",
  "october|oktober|październik|października|spalis|spalio|octubre|tháng mười",
  "november|listopad|listopada|lapkritis|lapkričio|noviembre|tháng mười một",
  "december|dezember|grudzień|grudnia|gruodis|gruodžio|diciembre|tháng mười hai",
};

/* What stands in the first cell of a line of totals. */
static const char total_words[] =
    "Total|Totals|Grand Total|Sum|Subtotal|Sub Total|Overall|"
    "Summe|Gesamt|Gesamtsumme|Zwischensumme|Insgesamt|Endsumme|Endbetrag|"
    "Razem|Suma|Ogółem|Łącznie|Podsumowanie|Suma częściowa|"
    "Iš viso|Viso|Bendra suma|Tarpinė suma|"
    "Total general|Suma total|Subtotales|Totales|"
    "Tổng|Tổng cộng|Cộng|Tổng số";

static const struct
{
  gint64      scale;
  const char *words; /* as whole words of a header, folded */
} scales[] = {
  { 1000, "thousand|thousands|tsd|tausend|t€|teur|k€|keur|k$|kusd|tys|tysiace|tysiecy|tukst|tukstanciais|tukstanciai|miles|nghin|ngan|in 1000|x1000|000s|'000|(000)" },
  { 1000000, "million|millions|mio|mln|mill|millionen|m€|meur|milionow|miliony|milijonai|milijonais|millones|trieu" },
};

/* Words made plain once: from a list of a kind's field to the same list without signs and accents. */
static GHashTable *plain_lists;

static char *
plain_list (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      char *plain = sales_import_words_plain (*part);

      g_free (*part);
      *part = plain;
    }
  return g_strjoinv (" ", parts);
}

/**
 * sales_import_words_plain:
 * @text: a header
 *
 * Returns: (transfer full): its letters and digits, without case and accents
 */
char *
sales_import_words_plain (const char *text)
{
  g_autofree char *folded = sales_text_fold (text);
  GString *result = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (result, g_utf8_get_char (p));
  return g_string_free (result, FALSE);
}

/**
 * sales_import_words_get:
 * @kind: what a file holds
 *
 * Returns: (transfer none): its columns; their words are plain and have spaces between them
 */
const SalesHeaderWords *
sales_import_words_get (SalesImportKind kind)
{
  static SalesHeaderWords *plain[SALES_IMPORT_N_KINDS];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      plain_lists = g_hash_table_new (g_str_hash, g_str_equal);
      for (int k = 0; k < SALES_IMPORT_N_KINDS; k++)
        {
          gsize n = 1;

          while (kinds[k][n - 1].words != NULL)
            n++;
          plain[k] = g_memdup2 (kinds[k], n * sizeof **kinds);
          for (gsize i = 0; i + 1 < n; i++)
            {
              char *list = g_hash_table_lookup (plain_lists, plain[k][i].words);

              if (list == NULL)
                {
                  list = plain_list (plain[k][i].words);
                  g_hash_table_insert (plain_lists, (gpointer) plain[k][i].words, list);
                }
              plain[k][i].words = list;
            }
        }
      g_once_init_leave (&ready, 1);
    }
  return plain[kind];
}

/* Folded forms, each with its month. */
static GPtrArray *month_forms[12];

static void
load_months (void)
{
  static gsize ready;

  if (!g_once_init_enter (&ready))
    return;
  for (int m = 0; m < 12; m++)
    {
      g_auto (GStrv) forms = g_strsplit (months[m], "|", -1);

      month_forms[m] = g_ptr_array_new ();
      for (char **form = forms; *form != NULL; form++)
        g_ptr_array_add (month_forms[m], sales_text_fold (*form));
    }
  g_once_init_leave (&ready, 1);
}

/**
 * sales_import_words_month:
 * @word: a folded word
 * @length: its length in bytes
 *
 * Returns: the month it names in full, or whose name it begins with three letters or more and no
 *   other's; 0 if there is none
 */
int
sales_import_words_month (const char *word, gsize length)
{
  int found = 0;

  if (length < 3)
    return 0;
  load_months ();
  for (int m = 0; m < 12; m++)
    for (guint i = 0; i < month_forms[m]->len; i++)
      {
        const char *form = month_forms[m]->pdata[i];

        if (strncmp (form, word, length) != 0)
          continue;
        if (form[length] == '\0')
          return m + 1;
        if (found != 0 && found != m + 1)
          found = -1;
        else if (found == 0)
          found = m + 1;
      }
  return MAX (found, 0);
}

/**
 * sales_import_words_is_total:
 * @text: a cell
 * @length: its length in bytes
 *
 * Returns: whether it says that its row is a total
 */
gboolean
sales_import_words_is_total (const char *text, gsize length)
{
  static GHashTable *words;
  static gsize ready;
  g_autofree char *copy = NULL;
  g_autofree char *plain = NULL;

  if (length < 3 || length > 40)
    return FALSE;
  if (g_once_init_enter (&ready))
    {
      g_autofree char *list = plain_list (total_words);
      g_autofree char **all = g_strsplit (list, " ", -1); /* the table takes the words */

      words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (char **word = all; *word != NULL; word++)
        g_hash_table_add (words, *word);
      g_once_init_leave (&ready, 1);
    }
  copy = g_strndup (text, length);
  plain = sales_import_words_plain (copy);
  return g_hash_table_contains (words, plain);
}

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80 || c == '$' || c == '\'';
}

/**
 * sales_import_words_scale:
 * @header: a column's name
 *
 * Returns: 1,000 or 1,000,000 if it says that its figures are thousands or millions, else 1
 */
gint64
sales_import_words_scale (const char *header)
{
  g_autofree char *folded = sales_text_fold (header);

  for (gsize s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      g_auto (GStrv) words = g_strsplit (scales[s].words, "|", -1);

      for (char **word = words; *word != NULL; word++)
        for (const char *at = folded; (at = strstr (at, *word)) != NULL; at++)
          if ((at == folded || !is_word_char (at[-1])) && !is_word_char (at[strlen (*word)]))
            return scales[s].scale;
    }
  return 1;
}
