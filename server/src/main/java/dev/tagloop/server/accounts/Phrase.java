package dev.tagloop.server.accounts;

import dev.tagloop.server.http.Language;

/** What the account pages say. A phrase cannot be added in one language only. */
enum Phrase {
    SIGN_IN("Sign in", "Anmelden"),
    SIGN_IN_LEAD("Good to see you. Your tasks are waiting.", "Schön, dass Sie da sind. Ihre Aufgaben warten."),
    EMAIL("E-mail address", "E-Mail-Adresse"),
    PASSWORD("Password", "Passwort"),
    NEW_PASSWORD("New password", "Neues Passwort"),
    PASSWORD_RULE("Eight characters or more; no other rules.", "Mindestens acht Zeichen, sonst keine Regeln."),
    CREATE("Create account", "Konto anlegen"),
    CREATE_LEAD("Choose an address and a password to sign in with.", "Wählen Sie Adresse und Passwort zum Anmelden."),
    CREATE_FIRST(
            "This is the first account of this server: it will own it.",
            "Dies ist das erste Konto dieses Servers: Es wird ihn besitzen."),
    CREATE_INVITED(
            "You are invited. Choose a password and you are in.",
            "Sie sind eingeladen. Wählen Sie ein Passwort, und schon sind Sie dabei."),
    NO_ACCOUNT("No account yet?", "Noch kein Konto?"),
    ASK_FOR_INVITATION(
            "No account yet? Ask the owner of this server for an invitation link.",
            "Noch kein Konto? Bitten Sie den Besitzer dieses Servers um einen Einladungslink."),
    HAVE_ACCOUNT("You have an account?", "Sie haben ein Konto?"),
    FORGOTTEN("Forgot the password?", "Passwort vergessen?"),
    FORGOTTEN_HELP(
            "This server sends no mail. Whoever runs it makes you a link to choose a new password:",
            "Dieser Server verschickt keine E-Mails. Wer ihn betreibt, macht Ihnen einen Link, mit dem Sie ein neues Passwort wählen:"),
    WRONG("The e-mail address or the password is wrong.", "E-Mail-Adresse oder Passwort stimmt nicht."),
    TOO_MANY(
            "Too many wrong passwords: wait %s seconds, then try again.",
            "Zu viele falsche Passwörter: Warten Sie %s Sekunden und versuchen Sie es dann noch einmal."),
    NO_ADDRESS("Please enter a valid e-mail address.", "Bitte geben Sie eine gültige E-Mail-Adresse ein."),
    PASSWORD_LENGTH("A password has 8 to 128 characters.", "Ein Passwort hat 8 bis 128 Zeichen."),
    TAKEN(
            "There is an account with this e-mail address already.",
            "Mit dieser E-Mail-Adresse gibt es schon ein Konto."),
    CLOSED("Sign-up is closed", "Die Registrierung ist geschlossen"),
    CLOSED_HELP(
            "Ask the owner of this server for an invitation link. On a server without any account, the first one is created from the"
                    + " machine that it runs on.",
            "Bitten Sie den Besitzer dieses Servers um einen Einladungslink. Auf einem Server ohne Konto wird das erste von der"
                    + " Maschine aus angelegt, auf der er läuft."),
    INVITATION_DEAD("This invitation does not work any more", "Diese Einladung gilt nicht mehr"),
    INVITATION_DEAD_HELP(
            "The owner of this server has replaced it. Ask for a new one.",
            "Der Besitzer dieses Servers hat sie ersetzt. Bitten Sie um eine neue."),
    CHOOSE_PASSWORD("Choose a new password", "Neues Passwort wählen"),
    CHOOSE_PASSWORD_LEAD(
            "For %s. All other sessions of this account end.", "Für %s. Alle anderen Sitzungen dieses Kontos enden."),
    SAVE_AND_ENTER("Save and sign in", "Speichern und anmelden"),
    LINK_DEAD("This link does not work any more", "Dieser Link gilt nicht mehr"),
    RESET_DEAD_HELP(
            "Such a link works once and for one day. Ask whoever runs this server for a new one.",
            "Ein solcher Link gilt einmal und einen Tag lang. Bitten Sie den Betreiber dieses Servers um einen neuen."),
    SIGN_IN_LINK_DEAD_HELP(
            "A sign-in link works once and for one hour.", "Ein Anmeldelink gilt einmal und eine Stunde lang."),
    REFUSED("This form was refused", "Dieses Formular wurde abgelehnt"),
    REFUSED_HELP(
            "It came without the token that proves that this server made it. Cookies must be allowed here.",
            "Es kam ohne das Zeichen, dass dieser Server es gemacht hat. Cookies müssen hier erlaubt sein."),
    WITH_PASSWORD("Sign in with a password", "Mit Passwort anmelden"),
    PROBLEM("Problem", "Problem");

    private final String english;
    private final String german;

    Phrase(String english, String german) {
        this.english = english;
        this.german = german;
    }

    String in(Language language) {
        return language.choose(english, german);
    }
}
