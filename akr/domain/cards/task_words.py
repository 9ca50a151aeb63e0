"""Swedish words for everyday tasks. From PEOPLE on, each line is one meaning; a word may have many.

Source: general knowledge, written for this project. Words are matched by stem, so one form of each
is enough.
"""

FUNCTION = """
och o samt eller med till på i av för åt vid är blir igenom
inför efter före innan under från ur om hos mot per som att den
det de dem en ett sin sina sitt alla varje andra mer även också inte ej kan ska så när
vi jag man oss vår våra mina ens själv själva annat etc mm osv t ex ny nya nytt små stora nästa
in ut upp fram undan ihop bort ner ned tillbaka emot igång iordning ordning
dag dagen dagens dagligen veckan veckans vecka daglig varannan ibland samma lite olika
"""
PREPOSITIONS = "med till på i av för åt från ur om hos per samt som"

LIGHT = """
hjälpa hjälp hjälpas stödja stöd stötta assistera bistå göra gör fixa ordna sköta köra
ta ge hålla vara se gå ansvara ansvar sitta börja hantera hantering utföra genomföra använda få ha
skapa delta arbeta arbete jobba uppgift personlig social egen rest sak rutin hem plats behöva
"""

PEOPLE = """
barn barngrupp förskolebarn unge
elev klass skolbarn
boende brukare äldre hyresgäst omsorgstagare vårdtagare kund pensionär gamla patient klient
förälder föräldrar vårdnadshavare familj
anhörig närstående
kollega personal medarbetare arbetskamrat
besökare låntagare gäst kund
"""

ACTIONS = """
städa städning lokalvård
rengöra tvätta städa torka desinficera sprita skura skrubba ren rent avtorka
torka moppa svabba våttorka mopp skura sopa
dammtorka damma torka
dammsuga dammsugare dammsugning
plocka städa samla röja
ställa plocka lägga flytta
sortera ordna
vika vikning lägga
bädda renbädda
slänga kasta tömma bära
källsortera sortera återvinna återvinning
diska disk diskning
duka dukning ställa
servera servering portionera dela lägga uppläggning
mata äta matning
laga tillaga koka matlagning
koka brygga fixa
baka bakning
hämta lämna bära avlämna
transportera hämta
handla inköp inhandla köpa handling veckohandling
beställa beställning rekvirera inköp
fylla påfyllning påfylld komplettera
packa uppackning
motta mottagning emot varumottagning packa
byta byte
klä påklädning avklädning
duscha dusch bada
borsta tandborstning
dela överlämna utdelning ge administrera överlämnande delning
dokumentera dokumentation journalföra anteckna skriva föra
registrera rapportera anmäla föra närvarorapportering fylla
promenera promenad utevistelse gå
läsa högläsning
vila sova sömn insomning vilstund vagga
prata tala samtala
boka bokning kalla reservera
ringa telefonera telefonpassning svara
svara besvara åtgärda
vattna vattning
kratta krattning räfsa
skotta sanda salta snöskottning
klippa gräsklippning
reparera laga felanmäla felanmälan reparation fixa åtgärda byta
vända vändning lägesändring
lyfta förflytta förflyttning
planera planering förbereda förberedelse
undervisa undervisning lära
introducera introduktion inskola inskolning handleda upplärning motta
kontrollera kontroll kolla mäta mätning avläsa titta koll
övervaka passa uppsikt tillsyn kolla koll vakta bevaka vakt
rätta rättning bedöma bedömning betygsätta
kopiera kopiering utskrift kopia kopior skriva
laminera plasta inplastning
sudda torka
putsa putsning puts tvätta
arkivera arkivering gallra
kontera attestera betala fakturahantering hantera
redovisa redovisning lämna
skala skära hacka
skaffa anskaffning ringa boka kalla
följa ledsaga medfölja följeslagare besök
tanka tankning
ladda laddning
informera meddela skriva
trösta tröst lugna
sjunga sång musik
pyssla pyssel måla skapande
signera signering kvittera
leda hålla
uppsättning sätta ställa
låsa stänga larma
låsa öppna
märka märkning namna
bre breda mackbredning
värma uppvärmning tina
tömma plocka
hänga torka
möblera flytta ställa
uppdatera ändra justera revidera
diarieföra registrera inskrivning lägga
inskriva skriva registrera
leta söka finna
räkna inventera inventering
skicka posta sända
frosta avfrostning avfrosta
pumpa laga
spela leka
gympa gymnastik träna träning rörelse
besöka besök
massera smörja insmörja
raka rakning kamma
väga vägning mäta
väcka uppväckning stiga
nattrond tillsyn rond
bära lasta lossa
sy laga
stryka strykning mangla
olja underhålla underhåll serva
felsöka support reparera
samordna koordinera planera
utvärdera utvärdering följa uppföljning
kartlägga kartläggning utreda
delta närvara medverka
"""

THINGS = """
bord matbord
golv matta
damm dammsugare
toalett toa wc badrum hygienutrymme
rum lägenhet bostad sovrum boenderum
kläder plagg ytterkläder klädsel klä
tvätt kläder tvättmaskin tvättstuga klädtvätt textil handduk
säng lakan sänglinne sängkläder
sopor skräp avfall soppåse soptunna sopkorg papperskorg soprum
återvinning källsortering miljörum miljöstation kartong kretslopp
disk diskmaskin diskgods porslin
måltid mat lunch middag äta kvällsmat livsmedel
frukost morgonmål
mellanmål fika
kaffe kaffebryggare kaffekokning
mat livsmedel matvaror
vara varor material förbrukningsmaterial förbrukningsvara gods leverans
förråd lager hylla skåp
blöja skötbord blöjbyte inkontinensskydd
hygien morgontvätt tvagning toalettbesök
medicin läkemedel tablett dosett
journal dokumentation
protokoll minnesanteckning anteckning mötesanteckning
närvaro frånvaro närvarolista frånvarolista
ute utevistelse utomhus promenad
bok saga böcker sagostund högläsning
vila vilstund sömn
leksak lek lego leksaker utelek
samtal föräldrakontakt kontakt dialog
möte sammanträde konferens
telefon samtal telefonsamtal växel telefonpassning
mejl mail epost meddelande
post brev paket försändelse
larm trygghetslarm
blomma växt krukväxt plantering
gård skolgård utemiljö utegård lekplats
löv kratta
snö snöskottning skotta halka
gräs gräsmatta gräsklippare
lampa lysrör belysning glödlampa
lyft lift taklyft personlyft
sår såromläggning förband
aktivitet sysselsättning
undervisning lektion
vikarie timvikarie
schema schemaläggning bemanning
temperatur temp
kylskåp kyl frys
rast rastvakt rastvärd
prov test diagnos inlämning
tavla whiteboard skrivtavla
fönster fönstren
arkiv akt handling dokument papper pärm
faktura räkning
kvitto kvitton utlägg
potatis rotfrukt grönsak
läkare tandläkare vårdcentral läkarbesök sjukhus
bil fordon tjänstebil bilvård
cykel elcykel
veckobrev nyhetsbrev information
läxa läxhjälp läxläsning
strumpa stödstrumpa kompressionsstrumpa
fot fotvård nagel
hår frisör
taxi färdtjänst sjukresa
samling samlingsstund
hjälpmedel rullator rullstol
avvikelse tillbud incident
kök ugn gryta köksmaskin spis
gryta kastrull kantin bleck grovdisk
smörgås macka bröd
frukt grönsak sallad
kanna termos
matsedel meny kost
kontor kontorsmaterial penna block
skrivare kopiator toner
reception entré
lokal byggnad hus
natt nattrond nattetid
buss skolskjuts skolbuss
stol bord möbler
spel bingo sällskapsspel kortspel
gymnastik gympa sittgympa
tidrapport tidrapportering löneunderlag
namnlapp märkning namn
urin kateter kateterpåse
blodsocker insulin
dörr lås nyckel
dator it platta padda surfplatta
hall kapprum tambur entré
sand sandlåda
madrass vilmadrass
avlopp brunn golvbrunn
bänk diskbänk arbetsbänk
vikt väga
tand tänder tandborste
apotek recept
budget ekonomi kostnad
kassa kontanter pengar
lov fritids fritidshem
apt arbetsplatsträff personalmöte
"""
