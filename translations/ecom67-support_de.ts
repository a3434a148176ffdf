<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About E-Com67 Support</source>
        <translation>Über E-Com67 Support</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
</context>
<context>
    <name>Account</name>
    <message>
        <source>Done. You can close this window and go back to the chat.</source>
        <extracomment>What the browser shows when it is done, e.g. with signing in</extracomment>
        <translation>Fertig. Sie können dieses Fenster schließen und zum Chat zurückkehren.</translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation>Sie sind nicht angemeldet.</translation>
    </message>
    <message>
        <source>Sign in on the page that has opened in your web browser.</source>
        <translation>Melden Sie sich auf der Seite an, die sich in Ihrem Webbrowser geöffnet hat.</translation>
    </message>
    <message>
        <source>You are signed in.</source>
        <translation>Sie sind angemeldet.</translation>
    </message>
    <message>
        <source>You are signed in as %1.</source>
        <extracomment>%1 is the name or the e-mail address of the customer</extracomment>
        <translation>Sie sind angemeldet als %1.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Ends a sign-in that is going on in the browser</extracomment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Card: %1</source>
        <extracomment>Screen reader: what an answer shows in a box below its text; %1 is what stands there</extracomment>
        <translation>Karte: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Below the first of many products, orders or things in a cart</extracomment>
        <translation>
            <numerusform>und %n weiterer Eintrag</numerusform>
            <numerusform>und %n weitere Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>A thing in a cart or an order; %1 how many of it, %2 its name</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>No longer available</source>
        <translation>Nicht mehr erhältlich</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Zwischensumme</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuern</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>Versand</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Added to your cart</source>
        <translation>In den Warenkorb gelegt</translation>
    </message>
    <message>
        <source>Removed from your cart</source>
        <translation>Aus dem Warenkorb entfernt</translation>
    </message>
    <message>
        <source>Your cart was emptied</source>
        <translation>Ihr Warenkorb wurde geleert</translation>
    </message>
    <message>
        <source>Your cart was changed</source>
        <translation>Ihr Warenkorb wurde geändert</translation>
    </message>
    <message>
        <source>Your cart</source>
        <extracomment>Above what is in the customer&apos;s cart</extracomment>
        <translation>Ihr Warenkorb</translation>
    </message>
    <message>
        <source>Not added to your cart</source>
        <translation>Nicht in den Warenkorb gelegt</translation>
    </message>
    <message>
        <source>Not removed from your cart</source>
        <translation>Nicht aus dem Warenkorb entfernt</translation>
    </message>
    <message>
        <source>Your cart was not emptied</source>
        <translation>Ihr Warenkorb wurde nicht geleert</translation>
    </message>
    <message>
        <source>Your cart was not changed</source>
        <translation>Ihr Warenkorb wurde nicht geändert</translation>
    </message>
    <message>
        <source>Your cart is empty.</source>
        <translation>Ihr Warenkorb ist leer.</translation>
    </message>
    <message>
        <source>Received</source>
        <extracomment>State of an order</extracomment>
        <translation>Eingegangen</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <extracomment>State of an order</extracomment>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <extracomment>State of an order</extracomment>
        <translation>In Vorbereitung</translation>
    </message>
    <message>
        <source>Shipped</source>
        <extracomment>State of an order</extracomment>
        <translation>Versandt</translation>
    </message>
    <message>
        <source>Delivered</source>
        <extracomment>State of an order</extracomment>
        <translation>Geliefert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <extracomment>State of an order</extracomment>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Refunded</source>
        <extracomment>State of an order</extracomment>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Your order</source>
        <translation>Ihre Bestellung</translation>
    </message>
    <message>
        <source>Order %1</source>
        <extracomment>%1 is the number of the order</extracomment>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>Delivered on %1</source>
        <extracomment>%1 is a date</extracomment>
        <translation>Geliefert am %1</translation>
    </message>
    <message>
        <source>Expected on %1</source>
        <extracomment>When an order should arrive; %1 is a date</extracomment>
        <translation>Erwartet am %1</translation>
    </message>
    <message>
        <source>Ordered on %1</source>
        <extracomment>%1 is a date</extracomment>
        <translation>Bestellt am %1</translation>
    </message>
    <message>
        <source>Tracking number %1</source>
        <extracomment>%1 is a parcel&apos;s number</extracomment>
        <translation>Sendungsnummer %1</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <extracomment>Above a list of orders</extracomment>
        <translation>
            <numerusform>%n Bestellung</numerusform>
            <numerusform>%n Bestellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier step(s)</source>
        <extracomment>Above the latest steps of a parcel&apos;s way</extracomment>
        <translation>
            <numerusform>%n früherer Schritt</numerusform>
            <numerusform>%n frühere Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Follow the parcel at %1</source>
        <extracomment>A link to the page of the parcel service; %1 is its host</extracomment>
        <translation>Sendung verfolgen bei %1</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <extracomment>Above a list of products that were found</extracomment>
        <translation>
            <numerusform>%n Produkt</numerusform>
            <numerusform>%n Produkte</numerusform>
        </translation>
    </message>
    <message>
        <source>Recommended for you</source>
        <extracomment>Above a list of products</extracomment>
        <translation>Für Sie empfohlen</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>Auf Lager</translation>
    </message>
    <message numerus="yes">
        <source>Only %n left</source>
        <extracomment>Of a product, how many the shop has</extracomment>
        <translation>
            <numerusform>Nur noch %n Stück</numerusform>
            <numerusform>Nur noch %n Stück</numerusform>
        </translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>Nicht auf Lager</translation>
    </message>
    <message>
        <source>Rated %1 of 5</source>
        <extracomment>What other customers think of a product; %1 is a number like 4.6</extracomment>
        <translation>Bewertet mit %1 von 5</translation>
    </message>
</context>
<context>
    <name>ChatError</name>
    <message>
        <source>No shop is set up yet. Enter the endpoint to connect to.</source>
        <translation>Es ist noch kein Shop eingerichtet. Geben Sie den Endpunkt ein, mit dem verbunden werden soll.</translation>
    </message>
    <message>
        <source>The endpoint is not an address. It should look like wss://host.example/prod.</source>
        <translation>Der Endpunkt ist keine Adresse. Er sollte aussehen wie wss://host.example/prod.</translation>
    </message>
    <message>
        <source>The endpoint must begin with wss://.</source>
        <translation>Der Endpunkt muss mit wss:// beginnen.</translation>
    </message>
    <message>
        <source>An endpoint that begins with ws:// is not encrypted and only allowed on this computer. Use wss://.</source>
        <translation>Ein Endpunkt, der mit ws:// beginnt, ist nicht verschlüsselt und nur auf diesem Computer erlaubt. Verwenden Sie wss://.</translation>
    </message>
    <message>
        <source>The endpoint must not contain a user name or a password. Remove it.</source>
        <translation>Der Endpunkt darf weder Benutzernamen noch Passwort enthalten. Entfernen Sie beides.</translation>
    </message>
    <message>
        <source>The address is over 4,096 characters long with the token. Use a shorter token.</source>
        <translation>Die Adresse ist mit dem Token länger als 4.096 Zeichen. Verwenden Sie ein kürzeres Token.</translation>
    </message>
    <message>
        <source>The token holds characters that no token has. Copy it again.</source>
        <translation>Das Token enthält Zeichen, die in keinem Token vorkommen. Kopieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The name of a profile may hold only letters, digits, - and _, at most 32 of them.</source>
        <translation>Der Name eines Profils darf nur Buchstaben, Ziffern, - und _ enthalten, höchstens 32 Zeichen.</translation>
    </message>
    <message>
        <source>The shop&apos;s server was not found. Check the network and the host name of the endpoint.</source>
        <translation>Der Server des Shops wurde nicht gefunden. Prüfen Sie das Netzwerk und den Hostnamen des Endpunkts.</translation>
    </message>
    <message>
        <source>The shop&apos;s server does not take connections now.</source>
        <translation>Der Server des Shops nimmt gerade keine Verbindungen an.</translation>
    </message>
    <message>
        <source>The shop&apos;s server did not answer in time.</source>
        <translation>Der Server des Shops hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>There is no network. Check the connection.</source>
        <translation>Es gibt kein Netzwerk. Prüfen Sie die Verbindung.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Die Verbindung ist abgebrochen.</translation>
    </message>
    <message>
        <source>The certificate of the shop&apos;s server has expired.</source>
        <translation>Das Zertifikat des Shop-Servers ist abgelaufen.</translation>
    </message>
    <message>
        <source>The certificate of the shop&apos;s server is not valid yet. Check this computer&apos;s clock.</source>
        <translation>Das Zertifikat des Shop-Servers ist noch nicht gültig. Prüfen Sie die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>The certificate belongs to another server. Check the host name of the endpoint.</source>
        <translation>Das Zertifikat gehört zu einem anderen Server. Prüfen Sie den Hostnamen des Endpunkts.</translation>
    </message>
    <message>
        <source>No encrypted connection to the shop&apos;s server could be made.</source>
        <translation>Es konnte keine verschlüsselte Verbindung zum Server des Shops aufgebaut werden.</translation>
    </message>
    <message>
        <source>The server did not understand the request. Check the endpoint.</source>
        <translation>Der Server hat die Anfrage nicht verstanden. Prüfen Sie den Endpunkt.</translation>
    </message>
    <message>
        <source>The server wants a valid token. Set a new one (ECOM67_TOKEN) or sign in again.</source>
        <translation>Der Server verlangt ein gültiges Token. Setzen Sie ein neues (ECOM67_TOKEN) oder melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The server refused access. Check the path of the endpoint (for example /prod) and the token.</source>
        <translation>Der Server hat den Zugriff verweigert. Prüfen Sie den Pfad des Endpunkts (zum Beispiel /prod) und das Token.</translation>
    </message>
    <message>
        <source>There is no chat at this address. Check the path of the endpoint.</source>
        <translation>Unter dieser Adresse gibt es keinen Chat. Prüfen Sie den Pfad des Endpunkts.</translation>
    </message>
    <message>
        <source>The server points to another address. Enter that address as the endpoint.</source>
        <translation>Der Server verweist auf eine andere Adresse. Geben Sie diese als Endpunkt ein.</translation>
    </message>
    <message>
        <source>A web page answered instead of the chat. If this network has a sign-in page, open it in a browser first.</source>
        <translation>Statt des Chats hat eine Webseite geantwortet. Wenn dieses Netzwerk eine Anmeldeseite hat, öffnen Sie diese zuerst in einem Browser.</translation>
    </message>
    <message>
        <source>The server refused the connection.</source>
        <translation>Der Server hat die Verbindung abgelehnt.</translation>
    </message>
    <message>
        <source>The server asks us to slow down. We try again in a while.</source>
        <translation>Der Server bittet um etwas Geduld. Wir versuchen es später noch einmal.</translation>
    </message>
    <message>
        <source>The shop&apos;s server has trouble at the moment.</source>
        <translation>Der Server des Shops hat gerade Schwierigkeiten.</translation>
    </message>
    <message>
        <source>What answered does not speak the chat&apos;s protocol. Check the endpoint.</source>
        <translation>Die Gegenstelle spricht nicht das Protokoll des Chats. Prüfen Sie den Endpunkt.</translation>
    </message>
    <message>
        <source>An answer could not be read. Please ask again.</source>
        <translation>Eine Antwort war nicht lesbar. Bitte fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>This message is too long to be sent. Shorten it.</source>
        <translation>Diese Nachricht ist zu lang zum Senden. Kürzen Sie sie.</translation>
    </message>
    <message>
        <source>No answer came. You can ask again.</source>
        <translation>Es kam keine Antwort. Sie können noch einmal fragen.</translation>
    </message>
    <message>
        <source>The assistant is taking very long. The answer may still come.</source>
        <translation>Der Assistent braucht sehr lange. Die Antwort kommt vielleicht noch.</translation>
    </message>
    <message>
        <source>The shop&apos;s server failed on this message. Try again.</source>
        <translation>Der Server des Shops ist an dieser Nachricht gescheitert. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The server knows no way to handle this message. Check the endpoint.</source>
        <translation>Der Server kann mit dieser Nachricht nichts anfangen. Prüfen Sie den Endpunkt.</translation>
    </message>
    <message>
        <source>The assistant could not answer. Try again.</source>
        <translation>Der Assistent konnte nicht antworten. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This message was not sent.</source>
        <translation>Diese Nachricht wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>This message could not be sent in time. Ask again if it still matters.</source>
        <translation>Diese Nachricht konnte nicht rechtzeitig gesendet werden. Fragen Sie noch einmal, wenn sie noch wichtig ist.</translation>
    </message>
    <message>
        <source>The conversation cannot be saved on this computer. The chat goes on.</source>
        <translation>Die Unterhaltung kann auf diesem Computer nicht gespeichert werden. Der Chat geht weiter.</translation>
    </message>
    <message>
        <source>The chat is open in another window of this computer already. What you write here is not kept.</source>
        <translation>Der Chat ist auf diesem Computer schon in einem anderen Fenster offen. Was Sie hier schreiben, wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>The earlier conversation could not be read. Its file was set aside and kept.</source>
        <translation>Die frühere Unterhaltung war nicht lesbar. Ihre Datei wurde beiseitegelegt und aufbewahrt.</translation>
    </message>
    <message>
        <source>The settings could not be saved.</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei war nicht lesbar.</translation>
    </message>
    <message>
        <source>The file does not hold what was expected.</source>
        <translation>Die Datei enthält nicht das Erwartete.</translation>
    </message>
    <message>
        <source>The demo cannot start: no port of this computer is free.</source>
        <translation>Die Demo kann nicht starten: Kein Port dieses Computers ist frei.</translation>
    </message>
    <message>
        <source>An address of the shop is not used. It must begin with https:// or, for a page, with a slash, and hold no user name.</source>
        <translation>Eine Adresse des Shops wird nicht verwendet. Sie muss mit https:// oder, bei einer Seite, mit einem Schrägstrich beginnen und darf keinen Benutzernamen enthalten.</translation>
    </message>
    <message>
        <source>A number in the settings is not used. Write a whole number in its range.</source>
        <translation>Eine Zahl in den Einstellungen wird nicht verwendet. Schreiben Sie eine ganze Zahl aus ihrem Bereich.</translation>
    </message>
    <message>
        <source>A setting is not used. Write true or false for it.</source>
        <translation>Eine Einstellung wird nicht verwendet. Schreiben Sie true oder false.</translation>
    </message>
    <message>
        <source>A list of hosts is not used. Write names of hosts with commas between them.</source>
        <translation>Eine Liste von Hosts wird nicht verwendet. Schreiben Sie Hostnamen, getrennt durch Kommas.</translation>
    </message>
    <message>
        <source>The level of the log is debug, info, warning, error or none, for all or for one part of the program (service=debug).</source>
        <translation>Die Stufe des Protokolls ist debug, info, warning, error oder none, für alles oder für einen Teil des Programms (service=debug).</translation>
    </message>
    <message>
        <source>The file of the log is auto, none or the path of a file.</source>
        <translation>Die Datei des Protokolls ist auto, none oder der Pfad einer Datei.</translation>
    </message>
    <message>
        <source>A setting is not read from where it stands. Remove it there.</source>
        <translation>Eine Einstellung wird dort, wo sie steht, nicht gelesen. Entfernen Sie sie dort.</translation>
    </message>
    <message>
        <source>This setting is managed by your organisation. Only the administrator can change it.</source>
        <translation>Diese Einstellung wird von Ihrer Organisation verwaltet. Nur der Administrator kann sie ändern.</translation>
    </message>
    <message>
        <source>The settings of your organisation are not used: others than the administrator can change their file.</source>
        <translation>Die Einstellungen Ihrer Organisation werden nicht verwendet: Auch andere als der Administrator können ihre Datei ändern.</translation>
    </message>
    <message>
        <source>A changed setting counts from the next start of the chat on.</source>
        <translation>Eine geänderte Einstellung gilt ab dem nächsten Start des Chats.</translation>
    </message>
    <message>
        <source>A setting is not used. Write one of its choices for it.</source>
        <translation>Eine Einstellung wird nicht verwendet. Schreiben Sie einen der möglichen Werte hin.</translation>
    </message>
    <message>
        <source>The path of a file is not used. Write the whole path, from the root folder or drive on.</source>
        <translation>Der Pfad einer Datei wird nicht verwendet. Schreiben Sie den ganzen Pfad hin, vom obersten Ordner oder Laufwerk an.</translation>
    </message>
    <message>
        <source>A text in the settings is not used. Write one line of at most 1,024 characters.</source>
        <translation>Ein Text in den Einstellungen wird nicht verwendet. Schreiben Sie eine Zeile mit höchstens 1.024 Zeichen.</translation>
    </message>
    <message>
        <source>There is no token where the settings say it comes from. Put one there, or choose another source.</source>
        <translation>Wo laut Einstellungen das Token herkommt, ist keines. Legen Sie eines dort ab oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>The file of the token could not be read. Check where it lies and who may read it.</source>
        <translation>Die Datei des Tokens war nicht lesbar. Prüfen Sie, wo sie liegt und wer sie lesen darf.</translation>
    </message>
    <message>
        <source>The command that yields the token failed. Run it by hand to see why.</source>
        <translation>Der Befehl, der das Token liefert, ist fehlgeschlagen. Rufen Sie ihn von Hand auf, um den Grund zu sehen.</translation>
    </message>
    <message>
        <source>The password store of this computer does not answer. Unlock it and try again.</source>
        <translation>Der Passwortspeicher dieses Computers antwortet nicht. Entsperren Sie ihn und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The password store of this computer cannot be used. You stay signed in until the chat ends.</source>
        <translation>Der Passwortspeicher dieses Computers ist nicht verwendbar. Sie bleiben angemeldet, bis der Chat endet.</translation>
    </message>
    <message>
        <source>Signing in is not set up. It takes the address of the provider and a client id.</source>
        <translation>Das Anmelden ist nicht eingerichtet. Es braucht die Adresse des Anbieters und eine Client-ID.</translation>
    </message>
    <message>
        <source>Signing in takes a web browser, and none can be opened here.</source>
        <translation>Zum Anmelden wird ein Webbrowser gebraucht, und hier lässt sich keiner öffnen.</translation>
    </message>
    <message>
        <source>Another program uses the port that the browser would come back to. End it and try again.</source>
        <translation>Ein anderes Programm benutzt den Port, an den der Browser zurückkehren würde. Beenden Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>You have not signed in.</source>
        <translation>Sie haben sich nicht angemeldet.</translation>
    </message>
    <message>
        <source>Signing in took too long. Start again when you are ready.</source>
        <translation>Das Anmelden hat zu lange gedauert. Beginnen Sie neu, wenn Sie so weit sind.</translation>
    </message>
    <message>
        <source>The answer from the browser did not belong to this sign-in and was not used. Sign in again.</source>
        <translation>Die Antwort aus dem Browser gehörte nicht zu dieser Anmeldung und wurde nicht verwendet. Melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>The provider refused to sign you in. If it goes on, tell the shop.</source>
        <translation>Der Anbieter hat die Anmeldung abgelehnt. Wenn das so bleibt, sagen Sie es dem Shop.</translation>
    </message>
    <message>
        <source>You are not signed in any more. Sign in again.</source>
        <translation>Sie sind nicht mehr angemeldet. Melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>The sign-in service was not reached. Check the network and try again.</source>
        <translation>Der Anmeldedienst war nicht erreichbar. Prüfen Sie das Netzwerk und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The sign-in service gave an answer that cannot be used. Check the address of the provider.</source>
        <translation>Der Anmeldedienst hat eine Antwort gegeben, die nicht verwendbar ist. Prüfen Sie die Adresse des Anbieters.</translation>
    </message>
    <message>
        <source>The name of a host is not used. Write it without http:// and without a port.</source>
        <translation>Der Name eines Rechners wird nicht verwendet. Schreiben Sie ihn ohne http:// und ohne Port.</translation>
    </message>
    <message>
        <source>The certificate of the shop&apos;s server comes from an unknown authority. If it is one of your organisation, set its file as network/caFile.</source>
        <translation>Das Zertifikat des Shop-Servers stammt von einer unbekannten Stelle. Ist es eine Ihrer Organisation, geben Sie deren Datei als network/caFile an.</translation>
    </message>
    <message>
        <source>The file of further authorities cannot be read. Check network/caFile.</source>
        <translation>Die Datei mit weiteren Zertifizierungsstellen kann nicht gelesen werden. Prüfen Sie network/caFile.</translation>
    </message>
    <message>
        <source>The file of further authorities holds no certificate. network/caFile needs a file in PEM format.</source>
        <translation>Die Datei mit weiteren Zertifizierungsstellen enthält kein Zertifikat. network/caFile braucht eine Datei im PEM-Format.</translation>
    </message>
    <message>
        <source>A certificate in the file of further authorities is not valid today. Renew the file, or check this computer&apos;s clock.</source>
        <translation>Ein Zertifikat in der Datei mit weiteren Zertifizierungsstellen ist heute nicht gültig. Erneuern Sie die Datei, oder prüfen Sie die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>A proxy is to be used, but it is not named. Set network/proxyHost and network/proxyPort.</source>
        <translation>Ein Proxy soll verwendet werden, ist aber nicht angegeben. Setzen Sie network/proxyHost und network/proxyPort.</translation>
    </message>
    <message>
        <source>The proxy wants a user name and the right password. Check network/proxyUser and ECOM67_PROXY_PASSWORD.</source>
        <translation>Der Proxy verlangt einen Benutzernamen und das richtige Passwort. Prüfen Sie network/proxyUser und ECOM67_PROXY_PASSWORD.</translation>
    </message>
    <message>
        <source>The proxy does not allow connections to the shop&apos;s server. Ask the administrator of the network to allow it.</source>
        <translation>Der Proxy erlaubt keine Verbindungen zum Shop-Server. Bitten Sie den Administrator des Netzwerks, sie zu erlauben.</translation>
    </message>
    <message>
        <source>The proxy was not found. Check the network and the host name of the proxy.</source>
        <translation>Der Proxy wurde nicht gefunden. Prüfen Sie das Netzwerk und den Namen des Proxys.</translation>
    </message>
    <message>
        <source>The proxy does not answer. Check the host name and the port of the proxy.</source>
        <translation>Der Proxy antwortet nicht. Prüfen Sie Namen und Port des Proxys.</translation>
    </message>
    <message>
        <source>The connection through the proxy broke off. If that happens often, ask the administrator of the network whether the proxy cuts quiet connections.</source>
        <translation>Die Verbindung durch den Proxy ist abgebrochen. Geschieht das oft, fragen Sie den Administrator des Netzwerks, ob der Proxy ruhige Verbindungen trennt.</translation>
    </message>
    <message>
        <source>The proxy did not let us through. Check its host and port, and user name and password where it wants them.</source>
        <translation>Der Proxy hat uns nicht durchgelassen. Prüfen Sie Namen und Port, und Benutzernamen und Passwort, wenn er sie verlangt.</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message text</source>
        <translation>Nachrichtentext</translation>
    </message>
    <message>
        <source>Send message</source>
        <translation>Nachricht senden</translation>
    </message>
</context>
<context>
    <name>CopyText</name>
    <message>
        <source>You</source>
        <extracomment>Who said something, in copied text: the customer</extracomment>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Notice</source>
        <extracomment>Who said something, in copied text: the system</extracomment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>Who said something, in copied text: the assistant&apos;s report that it failed</extracomment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Assistant</source>
        <extracomment>Who said something, in copied text</extracomment>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>%1, %2:</source>
        <extracomment>Above a message in copied text; %1 who said it, %2 when</extracomment>
        <translation>%1, %2:</translation>
    </message>
</context>
<context>
    <name>DayHeadings</name>
    <message>
        <source>Today</source>
        <extracomment>Above the first message of the day</extracomment>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <extracomment>Above the first message of the day</extracomment>
        <translation>Gestern</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>We lost the connection. Your message may have been received.</source>
        <extracomment>Below a question that was on its way when the connection broke</extracomment>
        <translation>Die Verbindung ist abgebrochen. Ihre Nachricht kann angekommen sein.</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <extracomment>Below an answer whose end never came</extracomment>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <extracomment>Below a message that goes out as soon as it can</extracomment>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Sending...</source>
        <extracomment>Below a message that is on its way</extracomment>
        <translation>Wird gesendet ...</translation>
    </message>
    <message>
        <source>Delivered</source>
        <extracomment>Below a message that the shop has received, before it answers</extracomment>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Still working...</source>
        <extracomment>Below a question whose answer takes longer than usual</extracomment>
        <translation>Noch in Arbeit ...</translation>
    </message>
    <message>
        <source>Edit</source>
        <extracomment>Brings a message back into the field, to give it other words</extracomment>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Takes back a message that has not been sent</extracomment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Retry</source>
        <extracomment>Sends a message again that was not received</extracomment>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Ask again</source>
        <extracomment>Sends a message again that got no answer</extracomment>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>Removes a message from the conversation</extracomment>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>You, %1, waiting to be sent: %2</source>
        <extracomment>Screen reader: a message of the customer; %1 is the time, %2 the text</extracomment>
        <translation>Sie, %1, wartet auf das Senden: %2</translation>
    </message>
    <message>
        <source>You, %1, being sent: %2</source>
        <extracomment>Screen reader: a message of the customer; %1 is the time, %2 the text</extracomment>
        <translation>Sie, %1, wird gesendet: %2</translation>
    </message>
    <message>
        <source>You, %1, not sent: %2. %3</source>
        <extracomment>Screen reader: a message of the customer; %1 is the time, %2 the text, %3 the reason</extracomment>
        <translation>Sie, %1, nicht gesendet: %2. %3</translation>
    </message>
    <message>
        <source>You, %1, not answered: %2. %3</source>
        <extracomment>Screen reader: a message of the customer; %1 is the time, %2 the text, %3 the reason</extracomment>
        <translation>Sie, %1, nicht beantwortet: %2. %3</translation>
    </message>
    <message>
        <source>You, %1, delivered: %2</source>
        <extracomment>Screen reader: a message of the customer; %1 is the time, %2 the text</extracomment>
        <translation>Sie, %1, zugestellt: %2</translation>
    </message>
    <message>
        <source>You, %1, answered: %2</source>
        <extracomment>Screen reader: a message of the customer; %1 is the time, %2 the text</extracomment>
        <translation>Sie, %1, beantwortet: %2</translation>
    </message>
    <message>
        <source>You, %1: %2</source>
        <extracomment>Screen reader: a message of the customer; %1 is the time, %2 the text</extracomment>
        <translation>Sie, %1: %2</translation>
    </message>
    <message>
        <source>Notice, %1: %2</source>
        <extracomment>Screen reader: a word of the system; %1 is the time, %2 the text</extracomment>
        <translation>Hinweis, %1: %2</translation>
    </message>
    <message>
        <source>Error, %1: %2</source>
        <extracomment>Screen reader: the assistant failed; %1 is the time, %2 the text</extracomment>
        <translation>Fehler, %1: %2</translation>
    </message>
    <message>
        <source>Assistant, %1, unfinished: %2</source>
        <extracomment>Screen reader: an answer whose end never came; %1 is the time, %2 the text</extracomment>
        <translation>Assistent, %1, unvollständig: %2</translation>
    </message>
    <message>
        <source>Assistant, %1: %2</source>
        <extracomment>Screen reader: an answer; %1 is the time, %2 the text</extracomment>
        <translation>Assistent, %1: %2</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>%1 (HTTP %2)</source>
        <extracomment>%1 is a whole sentence, %2 the number of an HTTP status such as 403</extracomment>
        <translation>%1 (HTTP %2)</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Conversation saved on %1</source>
        <extracomment>At the beginning of a saved conversation; %1 is a date and a time</extracomment>
        <translation>Unterhaltung, gespeichert am %1</translation>
    </message>
    <message>
        <source>Session number: %1</source>
        <extracomment>In a saved conversation; %1 is what the shop&apos;s support finds the conversation by</extracomment>
        <translation>Sitzungsnummer: %1</translation>
    </message>
    <message>
        <source>You</source>
        <extracomment>In a saved conversation: the customer wrote it</extracomment>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Notice</source>
        <extracomment>In a saved conversation: a word of the system</extracomment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Error</source>
        <extracomment>In a saved conversation: the assistant failed</extracomment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Assistant</source>
        <extracomment>In a saved conversation: the assistant wrote it</extracomment>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>unfinished</source>
        <extracomment>In a saved conversation, behind an answer whose end never came</extracomment>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <extracomment>In a saved conversation, behind a message of the customer</extracomment>
        <translation>wartet auf das Senden</translation>
    </message>
    <message>
        <source>being sent</source>
        <extracomment>In a saved conversation, behind a message of the customer</extracomment>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>delivered</source>
        <extracomment>In a saved conversation, behind a message of the customer</extracomment>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>answered</source>
        <extracomment>In a saved conversation, behind a message of the customer</extracomment>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>not sent: %1</source>
        <extracomment>In a saved conversation, behind a message of the customer; %1 is a sentence</extracomment>
        <translation>nicht gesendet: %1</translation>
    </message>
    <message>
        <source>not answered: %1</source>
        <extracomment>In a saved conversation, behind a message of the customer; %1 is a sentence</extracomment>
        <translation>nicht beantwortet: %1</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Save conversation</source>
        <translation>Unterhaltung speichern</translation>
    </message>
    <message>
        <source>Save &amp;as</source>
        <translation>Speichern &amp;als</translation>
    </message>
    <message>
        <source>Include the session &amp;number for support</source>
        <translation>Sitzungs&amp;nummer für den Support beifügen</translation>
    </message>
    <message>
        <source>Whoever has this number can be taken for you by the shop. Give it to the shop&apos;s support only.</source>
        <translation>Wer diese Nummer hat, kann vom Shop für Sie gehalten werden. Geben Sie sie nur dem Support des Shops.</translation>
    </message>
</context>
<context>
    <name>LinkNotice</name>
    <message>
        <source>Other pages are not opened on this computer.</source>
        <translation>Auf diesem Computer werden keine anderen Seiten geöffnet.</translation>
    </message>
    <message>
        <source>The address is: %1</source>
        <extracomment>%1 is the address of a page</extracomment>
        <translation>Die Adresse lautet: %1</translation>
    </message>
</context>
<context>
    <name>MessageTarget</name>
    <message>
        <source>Open &quot;%1&quot; (%2)</source>
        <extracomment>A link in a message, in a menu and for screen readers; %1 its words, %2 where it leads</extracomment>
        <translation>„%1“ öffnen (%2)</translation>
    </message>
    <message>
        <source>Copy code: %1</source>
        <extracomment>Copies a block of code in a message; %1 its first line</extracomment>
        <translation>Code kopieren: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>At the corner of a block of code: copies it</extracomment>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>MessageText</name>
    <message>
        <source>Show more</source>
        <extracomment>Below the beginning of a very long message: shows the next part of it</extracomment>
        <translation>Mehr anzeigen</translation>
    </message>
    <message>
        <source>Show less</source>
        <extracomment>Below a very long message: shows only the beginning of it</extracomment>
        <translation>Weniger anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>… (%n more character(s))</source>
        <extracomment>Behind the beginning of a very long message</extracomment>
        <translation>
            <numerusform>… (noch %n Zeichen)</numerusform>
            <numerusform>… (noch %n Zeichen)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewChatQuestion</name>
    <message>
        <source>Start a new chat?</source>
        <translation>Neuen Chat beginnen?</translation>
    </message>
    <message>
        <source>This conversation will be deleted from this computer.</source>
        <translation>Diese Unterhaltung wird von diesem Computer gelöscht.</translation>
    </message>
    <message>
        <source>Start new chat</source>
        <translation>Neuen Chat beginnen</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>Tell me more about these products</source>
        <extracomment>The customer says this</extracomment>
        <translation>Erzähl mir mehr über diese Produkte</translation>
    </message>
    <message>
        <source>Add one of these to my cart</source>
        <extracomment>The customer says this</extracomment>
        <translation>Leg eines davon in meinen Warenkorb</translation>
    </message>
    <message>
        <source>Show me similar products</source>
        <extracomment>The customer says this</extracomment>
        <translation>Zeig mir ähnliche Produkte</translation>
    </message>
    <message>
        <source>I&apos;d like to check out</source>
        <extracomment>The customer says this</extracomment>
        <translation>Ich möchte zur Kasse</translation>
    </message>
    <message>
        <source>I&apos;d like to keep shopping</source>
        <extracomment>The customer says this</extracomment>
        <translation>Ich möchte weiter einkaufen</translation>
    </message>
    <message>
        <source>What are my shipping options?</source>
        <extracomment>The customer says this</extracomment>
        <translation>Welche Versandarten gibt es?</translation>
    </message>
    <message>
        <source>Track another order</source>
        <extracomment>The customer says this</extracomment>
        <translation>Eine andere Bestellung verfolgen</translation>
    </message>
    <message>
        <source>How do returns and exchanges work?</source>
        <extracomment>The customer says this</extracomment>
        <translation>Wie funktionieren Rückgabe und Umtausch?</translation>
    </message>
    <message>
        <source>I have a question about my order</source>
        <extracomment>The customer says this</extracomment>
        <translation>Ich habe eine Frage zu meiner Bestellung</translation>
    </message>
    <message>
        <source>Show me your products</source>
        <extracomment>The customer says this</extracomment>
        <translation>Zeig mir eure Produkte</translation>
    </message>
    <message>
        <source>I need help with my account</source>
        <extracomment>The customer says this</extracomment>
        <translation>Ich brauche Hilfe mit meinem Konto</translation>
    </message>
    <message>
        <source>You can choose: %1</source>
        <extracomment>Screen reader: the buttons below an answer; %1 is a list of them</extracomment>
        <translation>Zur Auswahl: %1</translation>
    </message>
    <message>
        <source>View cart</source>
        <extracomment>Button</extracomment>
        <translation>Warenkorb ansehen</translation>
    </message>
    <message>
        <source>Check out</source>
        <extracomment>Button</extracomment>
        <translation>Zur Kasse</translation>
    </message>
    <message>
        <source>Refine the search</source>
        <extracomment>Button</extracomment>
        <translation>Suche verfeinern</translation>
    </message>
    <message>
        <source>Browse categories</source>
        <extracomment>Button</extracomment>
        <translation>Kategorien ansehen</translation>
    </message>
    <message>
        <source>Add to cart</source>
        <extracomment>Button</extracomment>
        <translation>In den Warenkorb</translation>
    </message>
    <message>
        <source>View product</source>
        <extracomment>Button</extracomment>
        <translation>Produkt ansehen</translation>
    </message>
    <message>
        <source>Show me my cart</source>
        <extracomment>The customer says this</extracomment>
        <translation>Zeig mir meinen Warenkorb</translation>
    </message>
    <message>
        <source>Help me refine my search</source>
        <extracomment>The customer says this</extracomment>
        <translation>Hilf mir, meine Suche zu verfeinern</translation>
    </message>
    <message>
        <source>Which categories do you have?</source>
        <extracomment>The customer says this</extracomment>
        <translation>Welche Kategorien habt ihr?</translation>
    </message>
    <message>
        <source>Add it to my cart</source>
        <extracomment>The customer says this</extracomment>
        <translation>Leg es in meinen Warenkorb</translation>
    </message>
    <message>
        <source>Add %1 to my cart</source>
        <extracomment>The customer says this; %1 is a product</extracomment>
        <translation>Leg %1 in meinen Warenkorb</translation>
    </message>
    <message>
        <source>Tell me more about it</source>
        <extracomment>The customer says this</extracomment>
        <translation>Erzähl mir mehr darüber</translation>
    </message>
    <message>
        <source>Tell me more about %1</source>
        <extracomment>The customer says this; %1 is a product</extracomment>
        <translation>Erzähl mir mehr über %1</translation>
    </message>
</context>
<context>
    <name>Outage</name>
    <message numerus="yes">
        <source>Connection was lost %n time(s), %1–%2</source>
        <extracomment>Line in the conversation; %n is how often, %1 and %2 are the times of the first loss and of the last return</extracomment>
        <translation>
            <numerusform>Verbindung %n-mal unterbrochen, %1–%2</numerusform>
            <numerusform>Verbindung %n-mal unterbrochen, %1–%2</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection was lost at %1</source>
        <extracomment>Line in the conversation; %1 is a time</extracomment>
        <translation>Verbindung unterbrochen um %1</translation>
    </message>
    <message>
        <source>Connection was lost %1–%2</source>
        <extracomment>Line in the conversation; %1 and %2 are the times of the loss and of the return</extracomment>
        <translation>Verbindung unterbrochen %1–%2</translation>
    </message>
</context>
<context>
    <name>QWebSocket</name>
    <message>
        <source>QWebSocketPrivate::processHandshake: Unknown error condition encountered. Aborting connection.</source>
        <translation>QWebSocketPrivate::processHandshake: Unknown error condition encountered. Aborting connection.</translation>
    </message>
</context>
<context>
    <name>SettingText</name>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Keep the chat above other windows</source>
        <translation>Chat über anderen Fenstern halten</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Key that sends a message</source>
        <translation>Taste zum Senden</translation>
    </message>
    <message>
        <source>Hosts that pictures of products come from</source>
        <translation>Rechner, von denen Produktbilder kommen</translation>
    </message>
    <message>
        <source>What is logged</source>
        <translation>Was protokolliert wird</translation>
    </message>
    <message>
        <source>File of the log</source>
        <translation>Protokolldatei</translation>
    </message>
    <message>
        <source>Address of the web shop</source>
        <translation>Adresse des Webshops</translation>
    </message>
    <message>
        <source>Page of a product</source>
        <translation>Seite eines Produkts</translation>
    </message>
    <message>
        <source>Page of the cart</source>
        <translation>Seite des Warenkorbs</translation>
    </message>
    <message>
        <source>Page to pay on</source>
        <translation>Seite zum Bezahlen</translation>
    </message>
    <message>
        <source>Page to search on</source>
        <translation>Seite zum Suchen</translation>
    </message>
    <message>
        <source>Page of all categories</source>
        <translation>Seite aller Kategorien</translation>
    </message>
    <message>
        <source>Page that puts a product into the cart</source>
        <translation>Seite, die ein Produkt in den Warenkorb legt</translation>
    </message>
    <message>
        <source>Keep the conversation on this computer</source>
        <translation>Gespräch auf diesem Computer behalten</translation>
    </message>
    <message>
        <source>Days that a message is kept</source>
        <translation>Tage, die eine Nachricht behalten wird</translation>
    </message>
    <message>
        <source>Where the identity comes from</source>
        <translation>Woher die Identität kommt</translation>
    </message>
    <message>
        <source>File with the token</source>
        <translation>Datei mit dem Token</translation>
    </message>
    <message>
        <source>Command that prints the token</source>
        <translation>Befehl, der das Token ausgibt</translation>
    </message>
    <message>
        <source>Address of the sign-in</source>
        <translation>Adresse der Anmeldung</translation>
    </message>
    <message>
        <source>Client id at the sign-in</source>
        <translation>Client-ID bei der Anmeldung</translation>
    </message>
    <message>
        <source>Scopes asked for at the sign-in</source>
        <translation>Bei der Anmeldung erbetene Rechte (Scopes)</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Host of the proxy</source>
        <translation>Rechner des Proxys</translation>
    </message>
    <message>
        <source>Port of the proxy</source>
        <translation>Port des Proxys</translation>
    </message>
    <message>
        <source>User name at the proxy</source>
        <translation>Benutzername beim Proxy</translation>
    </message>
    <message>
        <source>File with further certificate authorities</source>
        <translation>Datei mit weiteren Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>As on this computer</source>
        <translation>Wie auf diesem Computer</translation>
    </message>
    <message>
        <source>Nothing moves</source>
        <translation>Nichts bewegt sich</translation>
    </message>
    <message>
        <source>Everything moves</source>
        <translation>Alles bewegt sich</translation>
    </message>
    <message>
        <source>Enter (new line: Shift+Enter)</source>
        <translation>Enter (neue Zeile: Umschalt+Enter)</translation>
    </message>
    <message>
        <source>Ctrl+Enter (new line: Enter)</source>
        <translation>Strg+Enter (neue Zeile: Enter)</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Niemand ist angemeldet</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Password store of this computer</source>
        <translation>Passwortspeicher dieses Computers</translation>
    </message>
    <message>
        <source>Sign-in in the browser</source>
        <translation>Anmeldung im Browser</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>Kein Proxy</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>Von Ihrer Organisation verwaltet</translation>
    </message>
    <message>
        <source>Command line (%1)</source>
        <extracomment>%1 is an option of the command line, such as --endpoint</extracomment>
        <translation>Befehlszeile (%1)</translation>
    </message>
    <message>
        <source>Environment variable %1</source>
        <extracomment>%1 is the name of the variable</extracomment>
        <translation>Umgebungsvariable %1</translation>
    </message>
    <message>
        <source>Your settings</source>
        <translation>Ihre Einstellungen</translation>
    </message>
    <message>
        <source>Set by your organisation (proposal)</source>
        <translation>Von Ihrer Organisation gesetzt (Vorschlag)</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>Default</source>
        <extracomment>Where a value comes from: nobody has set it</extracomment>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>In use now: %1.</source>
        <extracomment>%1 is a value that is used instead of the one in the field</extracomment>
        <translation>Jetzt verwendet: %1.</translation>
    </message>
    <message>
        <source>What is saved here counts only without it.</source>
        <translation>Was hier gespeichert wird, zählt nur ohne sie.</translation>
    </message>
    <message>
        <source>Not set. Only the environment variable %1 can set it.</source>
        <extracomment>%1 is the name of the variable</extracomment>
        <translation>Nicht gesetzt. Nur die Umgebungsvariable %1 kann es setzen.</translation>
    </message>
    <message>
        <source>Set by the environment variable %1.</source>
        <extracomment>%1 is the name of the variable</extracomment>
        <translation>Gesetzt von der Umgebungsvariable %1.</translation>
    </message>
    <message>
        <source>Reset, not saved yet.</source>
        <translation>Zurückgesetzt, noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Changed, not saved yet.</source>
        <translation>Geändert, noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Counts at the next start.</source>
        <translation>Zählt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>This is a public computer (kiosk)</source>
        <translation>Dies ist ein öffentlicher Computer (Kiosk)</translation>
    </message>
    <message>
        <source>Seconds without input until everything is forgotten</source>
        <translation>Sekunden ohne Eingabe, bis alles vergessen wird</translation>
    </message>
    <message>
        <source>Port that the browser comes back to (0: any)</source>
        <translation>Port, zu dem der Browser zurückkehrt (0: beliebig)</translation>
    </message>
    <message>
        <source>Token that the shop reads</source>
        <translation>Token, das der Shop liest</translation>
    </message>
    <message>
        <source>Password at the proxy</source>
        <translation>Passwort am Proxy</translation>
    </message>
    <message>
        <source>ID token</source>
        <translation>ID-Token</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Not set by the environment variable %1. The password store of this computer may hold it.</source>
        <extracomment>%1 is the name of the variable</extracomment>
        <translation>Nicht durch die Umgebungsvariable %1 gesetzt. Der Passwortspeicher dieses Computers kann es enthalten.</translation>
    </message>
    <message>
        <source>Address of the notice of a newer version</source>
        <translation>Adresse der Nachricht über eine neuere Version</translation>
    </message>
    <message>
        <source>Key that the notice is signed with</source>
        <translation>Schlüssel, mit dem die Nachricht signiert ist</translation>
    </message>
    <message>
        <source>Only your organisation can set this.</source>
        <translation>Nur Ihre Organisation kann das festlegen.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen der Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Konto</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>C&amp;hat</source>
        <translation>C&amp;hat</translation>
    </message>
    <message>
        <source>&amp;Kiosk</source>
        <translation>K&amp;iosk</translation>
    </message>
    <message>
        <source>&amp;Diagnostics</source>
        <translation>&amp;Diagnose</translation>
    </message>
    <message>
        <source>&amp;Show the field</source>
        <translation>Feld &amp;zeigen</translation>
    </message>
</context>
<context>
    <name>SetupCard</name>
    <message>
        <source>Not connected to a shop yet</source>
        <translation>Noch mit keinem Shop verbunden</translation>
    </message>
    <message>
        <source>Enter the address of the shop&apos;s chat, or try the demo: it runs on this computer only.</source>
        <translation>Geben Sie die Adresse des Shop-Chats ein, oder probieren Sie die Demo aus: Sie läuft nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>&amp;Endpoint</source>
        <translation>&amp;Endpunkt</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Import .env...</source>
        <translation>.env übernehmen ...</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Managed by your organisation</source>
        <translation>Von Ihrer Organisation verwaltet</translation>
    </message>
    <message>
        <source>All settings...</source>
        <translation>Alle Einstellungen ...</translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Ready</source>
        <extracomment>Not connected, because nothing is needed; connects by itself</extracomment>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Connecting...</source>
        <translation>Wird verbunden ...</translation>
    </message>
    <message>
        <source>Offline, reconnecting...</source>
        <translation>Offline, wird neu verbunden ...</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netzwerk</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Noch nicht eingerichtet</translation>
    </message>
    <message>
        <source>Settings need attention</source>
        <translation>Einstellungen prüfen</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting takes longer than usual. Please wait.</source>
        <translation>Das Verbinden dauert länger als üblich. Bitte warten.</translation>
    </message>
    <message>
        <source>The chat is not connected.</source>
        <translation>Der Chat ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Trying again now</source>
        <translation>Neuer Versuch läuft</translation>
    </message>
    <message numerus="yes">
        <source>Trying again in %n s</source>
        <extracomment>%n is the number of seconds until the next attempt to connect</extracomment>
        <translation>
            <numerusform>Neuer Versuch in %n s</numerusform>
            <numerusform>Neuer Versuch in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecom67::AboutDialog</name>
    <message>
        <source>About &amp;Qt</source>
        <extracomment>Button: what Qt, a library this program is made with, says about itself</extracomment>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>Version %1</source>
        <extracomment>%1 is a number such as 1.2.0</extracomment>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>© 2026 The E-Com67 developers. Free software under the MIT licence. It uses Qt %1 under the GNU Lesser General Public License, version 3: you may replace that library by another version of it. What else it uses stands below.</source>
        <extracomment>%1 is the version of Qt, a library</extracomment>
        <translation>© 2026 The E-Com67 developers. Freie Software unter der MIT-Lizenz. Sie benutzt Qt %1 unter der GNU Lesser General Public License, Version 3: Sie dürfen diese Bibliothek durch eine andere Fassung ersetzen. Was sie sonst noch benutzt, steht unten.</translation>
    </message>
</context>
<context>
    <name>ecom67::ChatComposition</name>
    <message>
        <source>Hi! I&apos;m your E-Com67 shopping assistant. How can I help you today? I can help you find products, answer questions, or assist with your orders.</source>
        <translation>Hallo! Ich bin Ihr Einkaufsassistent von E-Com67. Wie kann ich Ihnen heute helfen? Ich kann Produkte finden, Fragen beantworten und bei Bestellungen helfen.</translation>
    </message>
</context>
<context>
    <name>ecom67::ChatHeader</name>
    <message>
        <source>Connection status</source>
        <extracomment>Screen reader: what the words below the title are about</extracomment>
        <translation>Verbindungsstatus</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Minimize chat</source>
        <translation>Chat minimieren</translation>
    </message>
    <message>
        <source>Close chat</source>
        <translation>Chat schließen</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Find...</source>
        <extracomment>Opens the field for words to look for in the messages</extracomment>
        <translation>Suchen ...</translation>
    </message>
    <message>
        <source>Save conversation...</source>
        <translation>Unterhaltung speichern ...</translation>
    </message>
    <message>
        <source>Change shop...</source>
        <extracomment>Leads to the address of the shop and to the demo</extracomment>
        <translation>Shop ändern ...</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>%1, profile %2</source>
        <extracomment>Screen reader: the name of the program and of the profile in use</extracomment>
        <translation>%1, Profil %2</translation>
    </message>
    <message>
        <source>Settings...</source>
        <extracomment>Opens the dialog with all settings</extracomment>
        <translation>Einstellungen ...</translation>
    </message>
    <message>
        <source>Version %1 is available...</source>
        <extracomment>In the menu: %1 is the number of the newer version. Opens a page about it</extracomment>
        <translation>Version %1 ist verfügbar ...</translation>
    </message>
    <message>
        <source>About...</source>
        <extracomment>Opens the dialog with version and licences</extracomment>
        <translation>Über ...</translation>
    </message>
</context>
<context>
    <name>ecom67::ChatShell</name>
    <message>
        <source>Open chat</source>
        <translation>Chat öffnen</translation>
    </message>
    <message>
        <source>Chat Support</source>
        <translation>Chat-Hilfe</translation>
    </message>
</context>
<context>
    <name>ecom67::ChatWindow</name>
    <message>
        <source>Assistant is typing</source>
        <translation>Der Assistent schreibt</translation>
    </message>
    <message>
        <source>%1 - %2</source>
        <extracomment>Title of the window: the name of the program and of the profile in use</extracomment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>ecom67::Composer</name>
    <message numerus="yes">
        <source>Too long to send: remove %n character(s).</source>
        <extracomment>Below the field; %n is how many characters must go</extracomment>
        <translation>
            <numerusform>Zu lang zum Senden: %n Zeichen entfernen.</numerusform>
            <numerusform>Zu lang zum Senden: %n Zeichen entfernen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <extracomment>Below the field: characters typed and characters allowed</extracomment>
        <translation>%1 von %2 Zeichen</translation>
    </message>
</context>
<context>
    <name>ecom67::ComposerBinding</name>
    <message>
        <source>Type your message...</source>
        <extracomment>In the empty field for a message</extracomment>
        <translation>Nachricht eingeben ...</translation>
    </message>
    <message>
        <source>Delete the message?</source>
        <translation>Nachricht löschen?</translation>
    </message>
    <message>
        <source>It will be deleted from this computer.</source>
        <translation>Sie wird von diesem Computer gelöscht.</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>Button: yes, delete the message</extracomment>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Editing a waiting message</source>
        <translation>Wartende Nachricht wird bearbeitet</translation>
    </message>
    <message>
        <source>Editing a message that was not sent</source>
        <translation>Nicht gesendete Nachricht wird bearbeitet</translation>
    </message>
    <message>
        <source>It has been sent meanwhile. This goes out as a new message.</source>
        <translation>Sie wurde inzwischen gesendet. Dies geht als neue Nachricht hinaus.</translation>
    </message>
    <message>
        <source>It may have been received. This goes out as a new message.</source>
        <translation>Sie kann angekommen sein. Dies geht als neue Nachricht hinaus.</translation>
    </message>
</context>
<context>
    <name>ecom67::ConnectionTestPanel</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>Testing the connection...</source>
        <translation>Die Verbindung wird getestet ...</translation>
    </message>
    <message>
        <source>The shop answered.</source>
        <translation>Der Shop hat geantwortet.</translation>
    </message>
</context>
<context>
    <name>ecom67::DiagnosticsPanel</name>
    <message>
        <source>Program and computer</source>
        <translation>Programm und Computer</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <extracomment>Puts versions, settings and paths on the clipboard, for the shop&apos;s support</extracomment>
        <translation>&amp;Bericht kopieren</translation>
    </message>
    <message>
        <source>All settings are in use.</source>
        <translation>Alle Einstellungen werden verwendet.</translation>
    </message>
    <message>
        <source>These settings are not used:</source>
        <translation>Diese Einstellungen werden nicht verwendet:</translation>
    </message>
    <message>
        <source>The report is on the clipboard. It holds no token and no conversation.</source>
        <translation>Der Bericht ist in der Zwischenablage. Er enthält kein Token und kein Gespräch.</translation>
    </message>
</context>
<context>
    <name>ecom67::EditStrip</name>
    <message>
        <source>Cancel</source>
        <extracomment>Ends the editing of a message, which stays as it was</extracomment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel editing</source>
        <translation>Bearbeiten abbrechen</translation>
    </message>
</context>
<context>
    <name>ecom67::ExportAction</name>
    <message>
        <source>Save conversation</source>
        <extracomment>Title of the dialog that asks for a file</extracomment>
        <translation>Unterhaltung speichern</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <extracomment>Screen reader: %1 is the name of a file</extracomment>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>The conversation was not saved</source>
        <translation>Die Unterhaltung wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>The conversation could not be saved as &quot;%1&quot;. Check that the folder can be written to and that the disk has room. The conversation itself is not lost.</source>
        <extracomment>%1 is the name of a file with its folder</extracomment>
        <translation>Die Unterhaltung konnte nicht als „%1“ gespeichert werden. Prüfen Sie, ob in den Ordner geschrieben werden darf und ob auf dem Datenträger Platz ist. Die Unterhaltung selbst ist nicht verloren.</translation>
    </message>
    <message>
        <source>Choose another place...</source>
        <extracomment>Button: leads back to the question where to save</extracomment>
        <translation>Anderen Ort wählen ...</translation>
    </message>
</context>
<context>
    <name>ecom67::ExportDialog</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Markdown</source>
        <extracomment>A format of text; the name is not translated</extracomment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Data (JSON)</source>
        <extracomment>A file for programs; the name is not translated</extracomment>
        <translation>Daten (JSON)</translation>
    </message>
</context>
<context>
    <name>ecom67::FindBinding</name>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Searching...</source>
        <translation>Wird gesucht ...</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Which of the places found is looked at, and how many there are: &quot;3 of 17&quot;</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>Screen reader: found words; %1 is &quot;3 of 17&quot;, %2 says who wrote the message and what</extracomment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>ecom67::FindStrip</name>
    <message>
        <source>Find in this chat</source>
        <extracomment>In the empty field for words to look for</extracomment>
        <translation>In diesem Chat suchen</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorherige Stelle</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>End finding</source>
        <translation>Suche beenden</translation>
    </message>
</context>
<context>
    <name>ecom67::IdleQuestion</name>
    <message>
        <source>Are you still there?</source>
        <translation>Sind Sie noch da?</translation>
    </message>
    <message>
        <source>Continue</source>
        <extracomment>Button: somebody is there and wants to go on with the chat</extracomment>
        <translation>Weiter</translation>
    </message>
    <message numerus="yes">
        <source>Otherwise this conversation is deleted in %n s, for the next person.</source>
        <extracomment>%n is the number of seconds that are left</extracomment>
        <translation>
            <numerusform>Sonst wird dieses Gespräch in %n s gelöscht, für die nächste Person.</numerusform>
            <numerusform>Sonst wird dieses Gespräch in %n s gelöscht, für die nächste Person.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecom67::LauncherButton</name>
    <message>
        <source>Open chat</source>
        <translation>Chat öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <extracomment>Said by screen readers about the button that opens the chat</extracomment>
        <translation>
            <numerusform>%n ungelesene Nachricht</numerusform>
            <numerusform>%n ungelesene Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecom67::MessageListView</name>
    <message>
        <source>%1. %2</source>
        <extracomment>Screen reader: the first message of a day; %1 is &quot;Today&quot; or a date, %2 the message</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Copied</source>
        <extracomment>Said and shown after code has been copied</extracomment>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Up and Down choose a message, Left and Right what can be done with it, Enter does it, the menu key shows it all.</source>
        <extracomment>Screen reader: how to use the list of messages</extracomment>
        <translation>Auf und Ab wählen eine Nachricht, Links und Rechts, was man mit ihr tun kann, die Eingabetaste tut es, die Menütaste zeigt alles.</translation>
    </message>
    <message>
        <source>Copy selected text</source>
        <translation>Ausgewählten Text kopieren</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy conversation</source>
        <translation>Unterhaltung kopieren</translation>
    </message>
</context>
<context>
    <name>ecom67::MinimisedPill</name>
    <message>
        <source>Chat Support</source>
        <extracomment>Label of the minimised chat</extracomment>
        <translation>Chat-Hilfe</translation>
    </message>
    <message>
        <source>Restore chat</source>
        <translation>Chat wieder öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <extracomment>Said by screen readers about the minimised chat</extracomment>
        <translation>
            <numerusform>%n ungelesene Nachricht</numerusform>
            <numerusform>%n ungelesene Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecom67::NewMessagesButton</name>
    <message numerus="yes">
        <source>%n new</source>
        <extracomment>On the button that leads to new messages below those in view</extracomment>
        <translation>
            <numerusform>%n neue</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s), go to the end</source>
        <extracomment>Screen reader: the button that leads to new messages below those in view</extracomment>
        <translation>
            <numerusform>%n neue Nachricht, zum Ende gehen</numerusform>
            <numerusform>%n neue Nachrichten, zum Ende gehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ecom67::SettingEditor</name>
    <message>
        <source>Browse...</source>
        <extracomment>Opens the dialog that asks for a file</extracomment>
        <translation>Durchsuchen ...</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <extracomment>Screen reader: %1 is the name of a setting</extracomment>
        <translation>Durchsuchen: %1</translation>
    </message>
    <message>
        <source>Off</source>
        <extracomment>In place of 0: it never happens</extracomment>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>ecom67::SettingRow</name>
    <message>
        <source>Reset to default</source>
        <extracomment>Beside a setting: takes back what the person has set</extracomment>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset to default: %1</source>
        <extracomment>Screen reader: %1 is the name of a setting</extracomment>
        <translation>Auf die Vorgabe zurücksetzen: %1</translation>
    </message>
</context>
<context>
    <name>ecom67::SettingsDialog</name>
    <message>
        <source>Nothing was saved. %1</source>
        <extracomment>%1 is a whole sentence that says what went wrong</extracomment>
        <translation>Es wurde nichts gespeichert. %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the name of a setting, %2 what is wrong with it</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ecom67::SetupCard</name>
    <message>
        <source>Testing the connection...</source>
        <translation>Verbindung wird geprüft ...</translation>
    </message>
    <message>
        <source>The shop answered. You can connect.</source>
        <translation>Der Shop hat geantwortet. Sie können verbinden.</translation>
    </message>
    <message>
        <source>Import a .env file</source>
        <translation>Eine .env-Datei übernehmen</translation>
    </message>
    <message>
        <source>Environment files (*.env .env*);;All files (*)</source>
        <translation>Umgebungsdateien (*.env .env*);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>ecom67::StatusBinding</name>
    <message>
        <source>This assistant does not remember earlier messages.</source>
        <extracomment>Said once, when the assistant is one for the shop&apos;s staff</extracomment>
        <translation>Dieser Assistent erinnert sich nicht an frühere Nachrichten.</translation>
    </message>
</context>
<context>
    <name>ecom67::StatusLine</name>
    <message>
        <source>Try now</source>
        <extracomment>Ends the waiting for the next attempt to connect</extracomment>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Change...</source>
        <extracomment>Leads to the address of the shop</extracomment>
        <translation>Ändern ...</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Settings...</source>
        <extracomment>Opens the dialog with all settings</extracomment>
        <translation>Einstellungen ...</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>ecom67::TypingDots</name>
    <message>
        <source>Assistant is typing</source>
        <translation>Der Assistent schreibt</translation>
    </message>
</context>
<context>
    <name>ecom67::UpdateBinding</name>
    <message>
        <source>Version %1 of this program is available.</source>
        <extracomment>Said until it is dismissed; %1 is the number of the newer version</extracomment>
        <translation>Version %1 dieses Programms ist verfügbar.</translation>
    </message>
</context>
</TS>
