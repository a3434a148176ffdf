// SPDX-License-Identifier: MIT
#include "cli/SendCommand.h"

#include "cli/Console.h"
#include "cli/ExitCode.h"
#include "cli/OneQuestion.h"
#include "cli/SendArguments.h"
#include "cli/TerminalText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QMetaEnum>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// A program gets what the server sent, a person what a terminal can show without harm.
static void printFromOutside(const QString &text)
{
    console::print(console::isTerminal() ? terminalText(text) : text);
}

static QJsonValue jsonOf(const std::optional<ChatError> &error)
{
    if (!error)
        return QJsonValue::Null;
    const auto code = QMetaEnum::fromType<ChatError::Code>().valueToKey(int(error->code));
    return QJsonObject{{u"code"_s, QString::fromLatin1(code)},
                       {u"sentence"_s, plainSentence(*error)},
                       {u"httpStatus"_s, error->httpStatus},
                       {u"setting"_s, error->setting}};
}

static void printJson(const OneQuestion::Outcome &outcome)
{
    const auto delivery
        = QMetaEnum::fromType<Message::Delivery>().valueToKey(int(outcome.delivery));
    const Message answer = outcome.answer.value_or(Message());
    const QJsonObject object{
        {u"answer"_s, outcome.answer ? QJsonValue(answer.text) : QJsonValue::Null},
        {u"suggestions"_s, QJsonArray::fromStringList(answer.details.suggestions)},
        {u"latencyMs"_s, qint64(outcome.latency.count())},
        {u"delivery"_s, QString::fromLatin1(delivery)},
        {u"error"_s, jsonOf(outcome.error)},
    };
    printFromOutside(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

/// What the assistant says of its own failure is no answer: a script must not take it for one.
static QString problemLine(const OneQuestion::Outcome &outcome)
{
    const QString sentence = plainSentence(*outcome.error);
    if (!outcome.answer)
        return sentence;
    return sentence + u" It said: "_s + terminalText(outcome.answer->text.simplified());
}

static int report(const OneQuestion::Outcome &outcome, bool wantsJson)
{
    if (wantsJson)
        printJson(outcome);
    else if (!outcome.error && outcome.answer)
        printFromOutside(outcome.answer->text);
    if (!outcome.error)
        return ExitOk;
    console::printError(problemLine(outcome));
    return exitCodeFor(*outcome.error);
}

int runSendCommand(const QStringList &arguments)
{
    // One sentence is enough; QT_LOGGING_RULES brings the log back.
    QLoggingCategory::setFilterRules(u"ecom67.*=false"_s);
    const auto parsed = SendArguments::parse(arguments);
    if (const auto *problem = std::get_if<QString>(&parsed)) {
        console::printError(terminalText(*problem));
        return ExitUsage;
    }
    if (const auto *error = std::get_if<ChatError>(&parsed)) {
        const bool wantsJson = arguments.contains(u"--json"_s);
        return report({.answer = {}, .error = *error}, wantsJson);
    }
    const auto &wanted = std::get<SendArguments>(parsed);
    if (wanted.wantsHelp) {
        console::print(SendArguments::helpText());
        return ExitOk;
    }

    if (wanted.leftOut)
        console::printError(plainSentence(*wanted.leftOut));
    OneQuestion question(wanted.connection, wanted.network, wanted.timeout);
    QObject::connect(&question, &OneQuestion::finished, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    question.ask(wanted.text);
    QCoreApplication::exec();
    return report(question.outcome(), wanted.wantsJson);
}

} // namespace ecom67
