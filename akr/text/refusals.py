"""Refusals in words: what happened, what is safe and what to do. The domain names them."""

from akr.domain.answers.errors import BoardChanged, TooManyAnswers
from akr.domain.cards.errors import (
    CannotUndo,
    NothingChosen,
    NothingToMerge,
    NothingToSplit,
    RoomFullOfCards,
    TooManyCards,
    UnknownCard,
    UnknownTask,
)
from akr.domain.errors import (
    ActConflict,
    AlreadyAnswered,
    AlreadyServing,
    BadAct,
    BadFile,
    BadImage,
    BadSetting,
    DatabaseAway,
    DatabaseBusy,
    DatabaseFull,
    EditConflict,
    NewerDatabase,
    NoBackup,
    NoDatabase,
    OlderDatabase,
    ReasonMissing,
    Refusal,
    TooFewFiles,
    UnknownProcess,
    Unstorable,
)
from akr.domain.matter.errors import (
    AlreadySettled,
    CentralDayMissing,
    ClosureDated,
    ContactOfTheLeader,
    DecisionDated,
    NoNegotiation,
    NotReady,
    NotToConfirm,
    PapersOutdated,
    SameProtocol,
    UnionHasSpoken,
    UnknownInvitation,
    UnknownRepresentative,
    UnknownRequest,
    VoiceUnconfirmed,
)
from akr.domain.office.errors import (
    BadColour,
    BadFullTime,
    BadLink,
    BadName,
    ContactLinkUsed,
    LastAdministrator,
    LastLeader,
    ManySignIns,
    NameTaken,
    NotFirst,
    OrganisationChanged,
    OrganisationUnnamed,
    PaleColour,
    TooManyAttempts,
    UnionRegistered,
    UnknownAccount,
    UnknownContact,
    WeakPassword,
    WrongPassword,
)
from akr.domain.planning.errors import (
    AlreadyJoined,
    DatesMissing,
    DatesTurned,
    ExpectedMissing,
    NamesShown,
    PlanChanged,
    ProcessEnded,
    UnionsUnheard,
    VoiceSettled,
)
from akr.domain.proposals.errors import (
    AlreadyDecided,
    BadEstimate,
    EstimatesRead,
    OccupationNotShown,
    ScopeMissing,
)
from akr.domain.role.errors import (
    AlreadyReviewed,
    BadExtent,
    EditedSince,
    FindingGone,
    MoreThanOnePost,
    NothingCounted,
    NothingProposed,
    OnlyOneLine,
    RequirementWithoutTask,
    TaskInAnotherRole,
    TextLocked,
    UnknownDraft,
    UnknownTemplate,
)
from akr.domain.room.errors import (
    AlreadyTold,
    BadUntil,
    CodeChanged,
    DoorClosed,
    PhaseClosed,
    ResultShown,
    RoomFull,
    SeatUsed,
    TakenElsewhere,
    TooManyActs,
    TooManySheets,
    UnknownCode,
    UnknownOccupation,
    UnknownSeat,
    WaitingFull,
)
from akr.text import either, waiting
from akr.text.reasons import (
    BACKUP_REASONS,
    FILE_REASONS,
    IMAGE_REASONS,
    PASSWORD_REASONS,
    SETTING_REASONS,
)
from akr.translations import say

REFUSALS: dict[type[Refusal], str] = {
    UnknownTemplate: "Rollmallen ”{0.name}” finns inte. Välj {choices}.",
    UnknownProcess: "Processen ”{0.public_id}” finns inte, eller är borttagen.",
    NewerDatabase: (
        "Databasen är gjord av en nyare version av AKR (steg {0.revision}); "
        "den är orörd, installera den nyare versionen och starta igen."
    ),
    OlderDatabase: (
        "Databasen är gjord av en äldre version av AKR och är orörd. "
        "Stoppa servern, kör akr setup och försök igen."
    ),
    NoDatabase: (
        "Databasen {0.database} går inte att öppna, och ingenting har ändrats: {0.reason}."
    ),
    DatabaseBusy: (
        "Det går inte att spara just nu, eftersom ett annat program håller i databasen. "
        "Försök igen om en stund."
    ),
    DatabaseAway: (
        "AKR når inte det som är sparat just nu, och det brukar gå över av sig självt. "
        "Vänta, vi försöker igen. Det som redan var sparat finns kvar."
    ),
    Unstorable: (
        "Något i det som skickades gick inte att läsa. Inget har ändrats. "
        "Ladda om sidan och försök igen."
    ),
    DatabaseFull: (
        "Disken där AKR sparar är full, så det här går inte att spara. "
        "Det som redan var sparat finns kvar. Säg till den som sköter AKR."
    ),
    AlreadyServing: (
        "AKR är redan igång mot {0.database}, kanske på en annan maskin. "
        "Det kan vara en webbprocess åt gången, så avsluta den andra först."
    ),
    TooFewFiles: (
        "AKR får bara ha {0.most} filer öppna, och behöver {0.least} för att släppa in ett rum. "
        "Höj gränsen med LimitNOFILE i systemd eller ulimit -n, och starta igen."
    ),
    NameTaken: "Det finns redan ett konto som heter ”{0.name}”. Välj ett annat namn.",
    BadName: "Namnet ska stå på en rad och ha högst 80 tecken.",
    WrongPassword: (
        "Namnet och lösenordet hör inte ihop. Se efter hur de är skrivna och försök igen."
    ),
    ManySignIns: ("Väldigt många loggar in just nu. Vänta en liten stund och försök igen."),
    TooManyAttempts: "Det blev för många försök. Vänta {wait} och försök igen.",
    UnknownAccount: "Kontot ”{0.public_id}” finns inte.",
    LastAdministrator: (
        "Det här är det enda öppna kontot för en förvaltare. "
        "Lägg till en förvaltare först, annars kan ingen släppa in fler."
    ),
    LastLeader: (
        "Processen har bara en kvar som leder. Bjud in någon annan först. Inget har ändrats."
    ),
    NotFirst: "Det första kontot finns redan. Logga in med det.",
    UnknownCode: (
        "Det finns ingen öppen verkstad med den koden. "
        "Se efter på väggen, eller fråga den som leder."
    ),
    UnknownSeat: (
        "Den här telefonen har ingen plats i verkstaden längre. Det du har sparat finns kvar. "
        "Gå med igen, eller använd din platskod."
    ),
    UnknownOccupation: "Den yrkesgruppen finns inte i verkstaden. Välj en av dem som visas.",
    UnknownTask: (
        "Arbetsuppgiften ligger inte kvar på bordet. Ladda om sidan så ser du vad som gäller."
    ),
    UnknownCard: "Kortet går inte att ändra längre. Det du skrev finns kvar.",
    AlreadyTold: (
        "Dina svar är redan inräknade och kan inte ändras. "
        "Annars kunde någon räkna ut vad just du svarade."
    ),
    RoomFull: "Alla platser i verkstaden är tagna. Säg till den som leder.",
    TakenElsewhere: (
        "Den här sidan har redan gett en plats till en annan enhet, och den platsen är kvar där. "
        "Är den din, så flyttar du den hit med platskoden som står under Min plats. "
        "Annars väljer du yrkesgrupp en gång till."
    ),
    PhaseClosed: "Verkstaden är i ett annat steg nu. Det som redan är gjort finns kvar.",
    BadAct: (
        "Något i sidan gick sönder på vägen. Inget har ändrats. Ladda om sidan och försök igen."
    ),
    ActConflict: (
        "Samma kort kom hit två gånger med olika text. "
        "”{0.kept}” är sparat, ”{0.sent}” är det inte."
    ),
    TooManyAnswers: (
        "På någon rad är svaren fler än ni är. Rätta en siffra, eller antalet överst. "
        "Inget har sparats, och allt du skrev står kvar."
    ),
    BoardChanged: (
        "Någon annan hann spara tavlan medan du skrev. Allt du skrev står kvar. Vid raderna där "
        "ni har skrivit olika står det som nu är sparat. Spara igen, så gäller dina siffror."
    ),
    NothingToMerge: "Välj minst en hög till, så går de att slå ihop.",
    NothingToSplit: "Kortet ligger redan för sig.",
    NothingChosen: "Markera minst en rad först. Inget har ändrats.",
    ReasonMissing: "Skriv varför. Det du har valt finns kvar i formuläret.",
    AlreadySettled: (
        "Begäran är redan avslutad, eller väntar på organisationens svar. Inget nytt är sparat."
    ),
    CentralDayMissing: (
        "Parterna var oeniga. Skriv sista dagen att begära central förhandling: den ligger efter "
        "mötet."
    ),
    ClosureDated: "Mötet är daterat före begäran, eller i framtiden. Se efter i protokollet.",
    DecisionDated: (
        "Beslutet kan inte vara daterat före det som facken har läst och sagt, eller i framtiden."
    ),
    NoNegotiation: (
        "Organisationen har begärt förhandling, och den avslutas inte i samverkan. Välj den "
        "förhandling som har hållits."
    ),
    PapersOutdated: (
        "Något ändrades medan handlingarna gjordes, så inget är beslutat. Läs det nya, och försök "
        "igen."
    ),
    SameProtocol: (
        "Organisationen har invänt mot det protokollet. Ett nytt avslut behöver ett eget protokoll."
    ),
    UnknownRequest: "Begäran finns inte här.",
    NotReady: "Något saknas innan texten kan gå vidare. Listan visar vad. Inget har ändrats.",
    EditConflict: (
        "Någon annan hann ändra samma del. Deras text gäller, och din finns kvar här så att du "
        "kan föra in den."
    ),
    DatesMissing: (
        "Verkstad 2 och uppföljningen behöver ett datum innan verkstad 1 stängs, så att ingen går "
        "hem utan att veta när ni ses igen. Rummet står kvar där det var."
    ),
    DatesTurned: "Uppföljningen ska vara efter verkstad 2.",
    ProcessEnded: (
        "Processen är avslutad och tar inte emot mer. Inget har ändrats, och allt går att läsa. "
        "Den som leder kan öppna den igen."
    ),
    TooManyCards: (
        "Du har skrivit {0.most} kort, och fler än så ryms inte. Det du skrev nu är inte sparat. "
        "Ta bort ett kort som du inte behöver, eller säg uppgiften när ni samlar."
    ),
    RoomFullOfCards: (
        "Verkstaden har {0.most} kort, och fler än så ryms inte. Det du skrev nu är inte sparat. "
        "Säg uppgiften när ni samlar."
    ),
    TooManyActs: (
        "Från den här platsen har det kommit så många svar att inga fler tas emot. Allt som kom "
        "tidigare är sparat. Säg till den som leder."
    ),
    DoorClosed: (
        "Dörren till verkstaden är stängd just nu, så ingen ny kommer in. Fråga den som leder. "
        "Har du redan en plats är den kvar."
    ),
    WaitingFull: (
        "Just nu väntar många på att komma in. Be den som leder att släppa in dig, och försök igen."
    ),
    SeatUsed: (
        "Någon har hunnit göra något på platsen, så den går inte att ta bort. "
        "Du kan lägga den åt sidan i stället."
    ),
    ResultShown: "Ett resultat har redan visats, så platserna ligger fast. Inget har ändrats.",
    CodeChanged: (
        "Koden är bytt och öppnar inte längre. Fråga den som leder efter den nya. "
        "Har du redan en plats är den kvar."
    ),
    UnionsUnheard: (
        "Skriv varför verkstaden öppnas utan facken, eller ge dem planeringen och svara på det de "
        "skriver först. Inget har öppnats."
    ),
    ExpectedMissing: (
        "Skriv hur många som väntas av {0}, så att ingen enskild går att räkna ut. "
        "Inget har öppnats."
    ),
    AlreadyJoined: "Någon har redan gått med, eller skrivit, så processen går att avsluta men inte "
    "att ta bort.",
    BadColour: (
        "”{0.written}” är ingen färgkod. Skriv sex tecken, 0–9 och A–F, till exempel #0B5563."
    ),
    PaleColour: (
        "Färgen {0.colour} är för ljus för att läsas på vitt papper. Närmaste färg som håller är "
        "{0.nearest}."
    ),
    BadFullTime: "Skriv hur många timmar i veckan heltid är: mer än 0 och högst {0.most}.",
    BadLink: "Skriv hela adressen, så som den står i webbläsaren. Den ska börja med https://.",
    OrganisationChanged: "Någon annan hann ändra det här. Det de sparade gäller, inte ditt.",
    OrganisationUnnamed: "Spara organisationens namn först. Sedan går det att välja en logotyp.",
    NamesShown: (
        "Resultatet är visat under yrkesgruppernas namn, så de går inte att ändra längre. Annars "
        "kunde en grupps svar bli en annans."
    ),
    PlanChanged: (
        "Någon annan hann ändra samma del av planeringen. Det de skrev gäller, och ditt är inte "
        "sparat."
    ),
    VoiceSettled: (
        "Rummet är öppnat, så nu går det bara att välja att svara i samtalet. "
        "De som har börjat ska kunna lita på det som sades vid dörren."
    ),
    FindingGone: (
        "Texten har ändrats, så frågan ser inte likadan ut längre. Läs den igen. "
        "Skälet är inte sparat, men står kvar här."
    ),
    EditedSince: (
        "Någon har ändrat något i utkastet efter det. Läs igenom, och ångra det senaste först."
    ),
    BadExtent: "Skriv omfattningen i procent av heltid, till exempel 75.",
    MoreThanOnePost: (
        "Mer än 100 % är mer än en tjänst. Dela upp uppgifterna på fler tjänster, eller skriv "
        "högst 100."
    ),
    OnlyOneLine: "Välj minst en rad att slå ihop med.",
    TextLocked: "Texten är låst. En ändring blir en ny version.",
    NothingCounted: "Minst en enhets tid behöver räknas.",
    TaskInAnotherRole: (
        "Uppgiften finns i en annan roll, har granskats i en som inte är beslutad än, eller är "
        "inte längre föreslagen för en ny roll. En uppgift kan bara finnas i en roll, så att dess "
        "tid räknas en gång och det facken har sagt följer med. Inget har ändrats."
    ),
    AlreadyReviewed: (
        "Facken har fått läsa rollen, så den går inte att ta bort. Ta tillbaka den till utkast och "
        "ändra den, eller avsluta processen."
    ),
    UnknownDraft: "Den delen av texten finns inte längre. Inget har ändrats.",
    UnknownInvitation: (
        "Länken gäller inte, eller så har du inte öppnat den på den här enheten. "
        "Be den som leder processen om en ny."
    ),
    NotToConfirm: (
        "Det går inte. Bara den som själv är bekräftad kan bekräfta en annan, och den som redan är "
        "inne är kvar."
    ),
    UnionHasSpoken: (
        "Organisationen har redan sagt något, eller bekräftat vem som företräder den, så inbjudan "
        "går inte att ta tillbaka. Inget har ändrats."
    ),
    VoiceUnconfirmed: (
        "Du är inte bekräftad än, så du kan inte bekräfta det här för organisationen. Inget har "
        "ändrats. Under Företrädare står vem som kan bekräfta dig. Invända kan du redan nu."
    ),
    ContactOfTheLeader: (
        "Länken till dig gjordes av någon som är arbetsgivare i den här processen, så du kan inte "
        "bekräfta någon där. Be en annan förvaltare om en ny länk, eller låt en företrädare som "
        "redan är bekräftad göra det."
    ),
    UnknownRepresentative: "Den företrädaren finns inte längre. Inget har ändrats.",
    UnionRegistered: "Organisationen finns redan i registret. Inget har ändrats.",
    UnknownContact: "Länken gäller inte längre. Be förvaltaren om en ny.",
    ContactLinkUsed: "Länken är redan använd. Den öppnas en gång.",
    AlreadyDecided: (
        "Uppgiften har redan ett beslut, och det gäller tills arbetsgivaren beslutar något annat. "
        "Inget har ändrats."
    ),
    OccupationNotShown: (
        "En yrkesgrupp som inte syns för sig i resultatet nämns inte i ett förslag: det vore som "
        "att säga vem. Inget har ändrats."
    ),
    AlreadyAnswered: "Synpunkten har redan ett svar. Svaret som finns är kvar.",
    NothingProposed: (
        "Ingen uppgift är föreslagen för en ny roll ännu, så det finns inget att samla."
    ),
    RequirementWithoutTask: (
        "Kravet ”{0.text}” saknar uppgift. Välj vilken uppgift som behöver det."
    ),
    TooManySheets: (
        "Det blir {0.sheets} ark, och fler än {0.most} går inte att göra på en gång. Inget har "
        "ändrats. Slå ihop uppgifter som betyder samma sak, så blir arken färre."
    ),
    EstimatesRead: (
        "Tiderna är redan lästa i verkstad 2, så de ligger fast. Annars kunde någon räkna ut vem "
        "som har ändrat sig."
    ),
    BadEstimate: "Skriv ett tal från 0 till {0.most}. Decimaler skrivs med komma.",
    ScopeMissing: "Välj vad gångerna gäller: dig, avdelningen eller hela huset.",
    BadUntil: "Välj en dag från i dag till ett år framåt. Inget har ändrats.",
    CannotUndo: "Det finns inget att ångra, eller så har någon ändrat det sedan dess.",
}
"""The sentence for each refusal: what happened, what is safe and what to do."""


MET_BY_PARTICIPANTS = (
    UnknownCode,
    UnknownSeat,
    UnknownOccupation,
    UnknownTask,
    UnknownCard,
    RoomFull,
    AlreadyTold,
    TooManyCards,
    RoomFullOfCards,
    TooManyActs,
    DoorClosed,
    WaitingFull,
    CodeChanged,
    TakenElsewhere,
    PhaseClosed,
    BadAct,
    BadEstimate,
    EstimatesRead,
    ScopeMissing,
    ActConflict,
    TooManyAttempts,
    DatabaseAway,
    DatabaseBusy,
    DatabaseFull,
)
"""Refusals that a phone can meet, so every catalogue of `akr.translations` has them."""


def refusal(refused: Refusal) -> str:  # noqa: PLR0911  (a shape for each)
    """Say in a sentence or two what was refused and why, in the participant's language."""
    match refused:
        case BadFile():
            reason = FILE_REASONS[refused.reason].format(detail=refused.detail)
            return f"{refused.path}: {reason}" if refused.path else reason[0].upper() + reason[1:]
        case NoBackup():
            return BACKUP_REASONS[refused.reason].format(detail=refused.detail)
        case BadImage():
            return IMAGE_REASONS[refused.reason].format(limit=refused.limit)
        case BadSetting():
            reason = SETTING_REASONS[refused.reason]
            return reason.format(name=refused.name, value=refused.value, detail=refused.detail)
        case WeakPassword():
            return PASSWORD_REASONS[refused.reason].format(limit=refused.limit)
        case UnknownTemplate():
            return REFUSALS[UnknownTemplate].format(refused, choices=either(refused.known))
        case TooManyAttempts():
            return say(REFUSALS[TooManyAttempts]).format(wait=waiting(refused.wait))
    return say(REFUSALS[type(refused)]).format(refused)
