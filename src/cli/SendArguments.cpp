// SPDX-License-Identifier: MIT
#include "cli/SendArguments.h"

#include "cli/ProfileSettings.h"
#include "cli/StandardInput.h"
#include "cli/TokenQuestion.h"
#include "service/NetworkOptions.h"

#include <QCommandLineParser>
#include <QStringDecoder>

#include <optional>

namespace ecom67 {

using namespace Qt::StringLiterals;

QString SendArguments::helpText()
{
    return u"Usage: ecom67-support-cli send TEXT [OPTIONS]\n\n"
           "Asks the assistant one question and prints the answer. TEXT \"-\" is read from the\n"
           "standard input. The token comes from identity/source, by default ECOM67_TOKEN, never\n"
           "from the command line; \"identity\" says what there is.\n\n"
           "Options:\n"
           "  --endpoint URL    WebSocket address of the chat, wss://host/stage\n"
           "  --profile NAME    use the settings of this profile\n"
           "  --network-proxy KIND, --network-proxy-host HOST, --network-proxy-port PORT\n"
           "                    system (default), none, http or socks5; user and password come\n"
           "                    from settings and ECOM67_PROXY_PASSWORD\n"
           "  --network-ca-file FILE\n"
           "                    certificates (PEM) to be trusted beside the system's\n"
           "  --json            print one JSON object: answer, suggestions, latencyMs, delivery,\n"
           "                    error\n"
           "  --timeout SECONDS wait as long for the answer, 35 by default\n"
           "  --session ID      go on with this session instead of a new one; others on this\n"
           "                    computer can read it while the command runs\n"
           "  --help            this text\n\n"
           "Exit codes: 0 answered, 2 configuration, 3 network, 4 handshake refused,\n"
           "5 no answer in time, 6 no answer that could be used"_s;
}

static std::variant<QString, ChatError> readText()
{
    const ChatError unreadable{.code = ChatError::Code::FileUnreadable,
                               .detail = u"standard input"_s,
                               .httpStatus = 0,
                               .setting = {}};
    const auto bytes = readStandardInput(SendArguments::kLongestText);
    if (!bytes)
        return unreadable;
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(*bytes);
    // Cut inside a character, the last bytes alone are no error of the sender's.
    const bool isCut = bytes->size() > SendArguments::kLongestText;
    if (decoder.hasError() && !isCut)
        return unreadable;
    return text;
}

/// What is wrong with the text, or nothing.
static std::optional<QString> problemWith(const QString &text)
{
    if (text.trimmed().isEmpty())
        return u"There is no text to send; give it in quotes, or \"-\" to read it from the "
               "standard input."_s;
    if (text.toUtf8().size() > SendArguments::kLongestText)
        return u"The text is longer than 32 KB; shorten it."_s;
    return std::nullopt;
}

static std::optional<QString> readTimeout(const QString &text, SendArguments &arguments)
{
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (!isNumber || !(seconds >= 0.001 && seconds <= 3'600))
        return u"\"--timeout "_s + text + u"\" is no time; give seconds from 0.001 to 3600."_s;
    arguments.timeout = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::duration<double>(seconds));
    return std::nullopt;
}

static std::optional<QString> readOptions(const QCommandLineParser &parser,
                                          SendArguments &arguments)
{
    arguments.wantsJson = parser.isSet(u"json"_s);
    if (parser.isSet(u"session"_s)) {
        const auto session = SessionId::fromString(parser.value(u"session"_s));
        if (!session)
            return u"--session takes \"session-\" and 32 digits from 0 to 9 and a to f."_s;
        arguments.connection.session = *session;
    }
    if (parser.isSet(u"timeout"_s))
        return readTimeout(parser.value(u"timeout"_s), arguments);
    return std::nullopt;
}

static std::optional<ChatError> readSettings(const QCommandLineParser &parser,
                                             SendArguments &arguments)
{
    const auto profile = ProfileSettings::read(parser);
    if (const auto *error = std::get_if<ChatError>(&profile))
        return *error;
    const SettingsStore &store = std::get<ProfileSettings>(profile).store;
    const Settings &settings = store.settings();
    // A broken file matters only while nothing stronger says where to connect to.
    if (store.problem() && settings.valueOf("endpoint"_L1).source < SettingSource::Kind::UserFile)
        return store.problem();
    arguments.connection.endpoint = settings.parsedEndpoint();
    if (const auto *error = std::get_if<ChatError>(&arguments.connection.endpoint))
        return *error;
    if (const RejectedSetting *other = settings.rejectedFor("endpoint"_L1);
        other && other->source > settings.valueOf("endpoint"_L1).source)
        arguments.leftOut = other->error;
    const auto password = askForProxyPassword(std::get<ProfileSettings>(profile));
    if (const auto *error = std::get_if<ChatError>(&password))
        return *error;
    arguments.network = networkOptions(settings, std::get<QString>(password));
    // Nobody may be asked in another name than was meant, nor as nobody.
    const TokenProvider::Answer answer = askForToken(std::get<ProfileSettings>(profile));
    if (const auto *error = std::get_if<ChatError>(&answer))
        return *error;
    arguments.connection.token = std::get<ProvidedToken>(answer).token;
    return std::nullopt;
}

std::variant<SendArguments, QString, ChatError> SendArguments::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    ProfileSettings::addOptions(parser);
    parser.addOptions({{u"json"_s, {}},
                       {u"timeout"_s, {}, u"SECONDS"_s},
                       {u"session"_s, {}, u"ID"_s},
                       {u"help"_s, {}}});
    if (!parser.parse(arguments))
        return QString(parser.errorText() + u" \"send --help\" lists the options."_s);

    SendArguments parsed{
        .text = {},
        .connection = {.endpoint = ChatError(), .session = SessionId::generate(), .token = {}}};
    parsed.wantsHelp = parser.isSet(u"help"_s);
    if (parsed.wantsHelp)
        return parsed;
    const QStringList texts = parser.positionalArguments();
    if (texts.size() > 1)
        return u"There is more than one text; put the whole question in quotes."_s;
    if (const auto problem = readOptions(parser, parsed))
        return *problem;
    if (const auto error = readSettings(parser, parsed))
        return *error;

    parsed.text = texts.value(0);
    if (parsed.text == "-"_L1) {
        auto input = readText();
        if (const auto *error = std::get_if<ChatError>(&input))
            return *error;
        parsed.text = std::get<QString>(std::move(input)).trimmed();
    }
    if (const auto problem = problemWith(parsed.text))
        return *problem;
    return parsed;
}

} // namespace ecom67
