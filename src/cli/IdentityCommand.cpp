// SPDX-License-Identifier: MIT
#include "cli/IdentityCommand.h"

#include "cli/Console.h"
#include "cli/ExitCode.h"
#include "cli/StandardInput.h"
#include "cli/TerminalText.h"
#include "cli/TokenQuestion.h"
#include "core/SettingDefinition.h"
#include "core/TokenClaims.h"
#include "service/StoredProxyPassword.h"
#include "service/StoredTokenProvider.h"
#include "service/TokenText.h"
#include "storage/SecretStores.h"

#include <QDateTime>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <functional>
#include <optional>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr auto kHelp
    = "Usage: ecom67-support-cli identity [OPTIONS]\n"
      "       ecom67-support-cli identity store [OPTIONS]\n"
      "       ecom67-support-cli identity forget [OPTIONS]\n\n"
      "Says where the token of the chat comes from (identity/source), whether there is one, and\n"
      "until when it is good. The token itself is never printed.\n\n"
      "store takes a token from the standard input into the password store of this computer,\n"
      "where identity/source=keyring finds it; forget takes it out. With --proxy-password it is\n"
      "the password that belongs to network/proxyUser.\n\n"
      "Options:\n"
      "  --json            print one JSON object\n"
      "  --profile NAME    of this profile\n"
      "  --proxy-password  the password of the proxy in place of the token\n"
      "  --help            this text\n\n"
      "Exit codes: 0 all is well, 2 the source, the token or the password store cannot be used,\n"
      "3 the sign-in service was not reached"_L1;

/// When the token ends by its own word; empty when it does not say.
static QString expiryOf(const QString &token)
{
    const auto claims = TokenClaims::read(token);
    if (!claims || !claims->expiresAt)
        return {};
    return QDateTime::fromSecsSinceEpoch(claims->expiresAt->count(), Qt::UTC).toString(Qt::ISODate);
}

static void printLine(const QString &name, const QString &value)
{
    console::print(terminalText(name.leftJustified(10) + value));
}

static int show(const ProfileSettings &profile, bool wantsJson)
{
    const QString source = profile.store.settings().valueOf("identity/source"_L1).value;
    const TokenProvider::Answer answer = askForToken(profile);
    const auto *problem = std::get_if<ChatError>(&answer);
    const QString token = problem ? QString() : std::get<ProvidedToken>(answer).token;
    const QString expiry = expiryOf(token);
    if (wantsJson) {
        const QJsonObject object{{u"profile"_s, profile.paths.profile()},
                                 {u"source"_s, source},
                                 {u"hasToken"_s, !token.isEmpty()},
                                 {u"expires"_s, expiry.isEmpty() ? QJsonValue() : expiry},
                                 {u"problem"_s, problem ? plainSentence(*problem) : QJsonValue()}};
        console::print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    } else {
        printLine(u"profile"_s, profile.paths.profile());
        printLine(u"source"_s, source);
        printLine(u"token"_s, token.isEmpty() ? u"none"_s : u"there is one"_s);
        if (!token.isEmpty())
            printLine(u"expires"_s, expiry.isEmpty() ? u"does not say"_s : expiry);
    }
    if (!problem)
        return ExitOk;
    console::printError(plainSentence(*problem));
    return exitCodeFor(*problem);
}

/// Does one thing with the secret store and waits for its answer, which comes within its limit.
static int use(const ProfileSettings &profile,
               const std::function<void(SecretStore &, const SecretStore::Done &)> &verb)
{
    const auto secrets = makeSecretStore(profile.paths);
    std::optional<ChatError> problem;
    QEventLoop wait;
    verb(*secrets, [&](const std::optional<ChatError> &found) {
        problem = found;
        wait.quit();
    });
    wait.exec();
    if (!problem)
        return ExitOk;
    console::printError(plainSentence(*problem));
    return exitCodeFor(*problem);
}

static int store(const ProfileSettings &profile)
{
    const auto given = readStandardInput(kLongestTokenText);
    const auto answer
        = given ? tokenIn(*given) : tokenProblem(ChatError::Code::TokenInvalid, {}, {});
    if (const auto *problem = std::get_if<ChatError>(&answer)) {
        console::printError(problem->code == ChatError::Code::TokenMissing
                                ? u"There is no token in the standard input."_s
                                : plainSentence(*problem));
        return exitCodeFor(*problem);
    }
    return use(profile, [&](SecretStore &secrets, const SecretStore::Done &done) {
        secrets.write(QString::fromLatin1(kStoredTokenName), std::get<ProvidedToken>(answer).token,
                      done);
    });
}

/// One line, without its end.
static int storeProxyPassword(const ProfileSettings &profile)
{
    QByteArray given = readStandardInput(kLongestSettingText * 4).value_or(QByteArray());
    for (const char end : {'\n', '\r'}) {
        if (given.endsWith(end))
            given.chop(1);
    }
    const QString password = QString::fromUtf8(given);
    if (password.isEmpty()) {
        console::printError(u"There is no password in the standard input."_s);
        return ExitUsage;
    }
    if (const auto problem = problemWith(*settingDefinition(u"network/proxyPassword"), password)) {
        console::printError(plainSentence(*problem));
        return exitCodeFor(*problem);
    }
    return use(profile, [&](SecretStore &secrets, const SecretStore::Done &done) {
        secrets.write(QString::fromLatin1(kStoredProxyPasswordName), password, done);
    });
}

static int forget(const ProfileSettings &profile, const char *name)
{
    return use(profile, [name](SecretStore &secrets, const SecretStore::Done &done) {
        secrets.remove(QString::fromLatin1(name), done);
    });
}

/// What the words of the command line are wrong about, or nothing.
static std::optional<QString> misuse(const QCommandLineParser &parser)
{
    const QStringList words = parser.positionalArguments();
    if (words.size() > 1 || !QStringList({{}, u"store"_s, u"forget"_s}).contains(words.value(0)))
        return u"\""_s + words.constLast() + u"\" is no option."_s;
    if (!words.isEmpty() && parser.isSet(u"json"_s))
        return u"--json does not belong to \"identity "_s + words.constFirst() + u"\"."_s;
    if (words.isEmpty() && parser.isSet(u"proxy-password"_s))
        return u"--proxy-password belongs to \"identity store\" and \"identity forget\"."_s;
    return std::nullopt;
}

int runIdentityCommand(const QStringList &arguments)
{
    QLoggingCategory::setFilterRules(u"ecom67.*=false"_s);
    QCommandLineParser parser;
    ProfileSettings::addOptions(parser);
    parser.addOptions({{u"json"_s, {}}, {u"proxy-password"_s, {}}, {u"help"_s, {}}});
    const auto wrong = parser.parse(arguments) ? misuse(parser) : std::optional(parser.errorText());
    if (parser.isSet(u"help"_s)) {
        console::print(kHelp);
        return ExitOk;
    }
    if (wrong) {
        console::printError(terminalText(*wrong + u" \"identity --help\" lists the options."_s));
        return ExitUsage;
    }
    const auto profile = ProfileSettings::read(parser);
    if (const auto *error = std::get_if<ChatError>(&profile)) {
        console::printError(plainSentence(*error));
        return exitCodeFor(*error);
    }
    const auto &found = std::get<ProfileSettings>(profile);
    const QString verb = parser.positionalArguments().value(0);
    const bool isOfProxy = parser.isSet(u"proxy-password"_s);
    if (verb == "store"_L1)
        return isOfProxy ? storeProxyPassword(found) : store(found);
    if (verb == "forget"_L1)
        return forget(found, isOfProxy ? kStoredProxyPasswordName : kStoredTokenName);
    return show(found, parser.isSet(u"json"_s));
}

} // namespace ecom67
