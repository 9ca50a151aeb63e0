"""Why a file, a setting, an image, a password or a copy is refused, by the reason it names."""

FILE_REASONS = {
    "not_json": "filen går inte att läsa som JSON.{detail}",
    "not_csv": "filen går inte att läsa som CSV{detail}.",
    "missing_column": "filen saknar kolumnen ”{detail}”.",
    "uneven_row": "raden har inte lika många kolumner som rubrikraden.",
    "not_utf8": "filen är inte sparad som UTF-8.",
    "too_deep": "filen har för många nivåer av klamrar.",
    "too_large": "filen är större än {detail}.",
    "not_object": "här väntas ett objekt, {{…}}.",
    "wrong_type": "här väntas {detail}.",
    "wrong_format": "formatet ska vara ”akr-process/1”.",
    "unknown_key": "nyckeln ”{detail}” finns inte i formatet.",
    "repeated_key": "nyckeln ”{detail}” står två gånger.",
    "missing_key": "nyckeln ”{detail}” saknas.",
    "unknown_value": "”{detail}” är inget av de värden som finns.",
    "too_small": "värdet är mindre än {detail}.",
    "too_big": "värdet är större än {detail}.",
    "not_finite": "värdet är inte ett tal som går att räkna med.",
    "blank": "texten är tom.",
    "too_long": "texten är längre än {detail} tecken.",
    "too_many": "listan har fler än {detail} rader.",
    "listed_twice": "samma värde står två gånger i listan.",
    "duplicate_id": "id ”{detail}” används två gånger.",
    "unknown_occupation": "yrkesgruppen ”{detail}” finns inte i filen.",
    "unknown_participant": "deltagaren ”{detail}” finns inte i filen.",
    "unknown_task": "arbetsuppgiften ”{detail}” finns inte i filen.",
    "sorted_twice": "deltagaren har redan sorterat ”{detail}”.",
    "answered_twice": "frågan ”{detail}” har redan ett svar.",
    "unknown_card": "kortet ”{detail}” finns inte i filen.",
    "estimated_twice": "deltagaren har redan uppskattat ”{detail}”.",
    "proposed_twice": "”{detail}” har redan ett förslag.",
    "left_twice": "deltagaren ”{detail}” har redan svarat.",
    "not_a_date": "”{detail}” är inget datum (ÅÅÅÅ-MM-DD).",
}
"""Why a file was refused, by `BadFile.reason`; the path in the file comes before the sentence."""

SETTING_REASONS = {
    "unknown": "{name} är ingen av AKR:s inställningar{detail}.",
    "folder": "{name} är ”{value}”, en mapp som inte går att skapa eller skriva i.",
    "database": (
        "{name} ska vara sqlite:/// följt av en fils hela sökväg, eller "
        "postgresql://användare@värd/databas."
    ),
    "database_folder": "{name} pekar på en fil i ”{value}”, en mapp som inte finns.",
    "secret": "{name} ska ha minst 32 tecken.",
    "address": "{name} ska vara en adress som https://akr.exempel.se utan sökväg, inte ”{value}”.",
    "host": "{name} ska vara ett värdnamn eller en IP-adress, inte ”{value}”.",
    "port": "{name} ska vara ett heltal från 1 till 65535, inte ”{value}”.",
}
"""Why a setting is invalid, by `BadSetting.reason`; secrets are never quoted."""

IMAGE_REASONS = {
    "too_heavy": "Bilden är större än {limit}. Spara den i mindre format och försök igen.",
    "too_many_pixels": "Bilden har fler än {limit} miljoner bildpunkter. Spara den mindre.",
    "unreadable": "Filen går inte att läsa som bild. Välj en PNG- eller JPEG-fil.",
    "svg_too_heavy": "SVG-filen är större än {limit}. Spara den enklare, eller som PNG.",
    "svg_too_much": "SVG-filen har för många delar för en logotyp. Spara den som PNG.",
    "svg_reaches_out": (
        "SVG-filen hämtar något från en annan plats, och en logotyp ska vara hel i sig själv. "
        "Spara den utan länkade bilder, typsnitt och webbadresser, eller som PNG."
    ),
    "svg_script": "SVG-filen innehåller kod som kan köras. Spara den som PNG.",
    "svg_moves": "SVG-filen rör sig, och det kan ingen utskrift. Spara den stilla, eller som PNG.",
    "svg_text": (
        "SVG-filen innehåller text i ett typsnitt som AKR inte har. "
        "Gör om texten till konturer, eller spara logotypen som PNG."
    ),
    "svg_effects": (
        "SVG-filen har effekter som inte går att skriva ut likadant överallt. "
        "Spara den utan effekter, eller som PNG."
    ),
    "svg_entities": (
        "SVG-filen innehåller egna förkortningar (ENTITY). Spara den utan stöd för fortsatt "
        "redigering, eller som PNG."
    ),
    "svg_unreadable": "Filen går inte att läsa som SVG. Spara om den, eller spara den som PNG.",
    "svg_undrawable": "SVG-filen går inte att rita som den är. Spara den som PNG.",
}
"""Why an image was refused, by `BadImage.reason`."""

PASSWORD_REASONS = {
    "too_short": "Lösenordet är för kort. Använd minst {limit} tecken, gärna en hel mening.",
    "too_long": "Lösenordet är för långt. Använd högst {limit} tecken.",
    "too_plain": "Lösenordet upprepar samma tecken. Välj något som är svårare att gissa.",
    "holds_name": "Lösenordet innehåller kontots namn. Välj något som är svårare att gissa.",
}
"""Why a password was refused, by `WeakPassword.reason`."""

BACKUP_REASONS = {
    "postgresql": "Databasen är PostgreSQL: kopiera den med pg_dump och läs in den med pg_restore.",
    "missing": "{detail} finns inte.",
    "unsound": "{detail} är ingen hel databas. Den som fanns är orörd.",
    "not_ours": "{detail} är en databas, men inte AKR:s. Den som fanns är orörd.",
}
"""Why a copy was not made or not put back, by `NoBackup.reason`."""
