// SPDX-License-Identifier: MIT
#include "app/Script.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qint64 kLargestFile = 1'000'000;
static constexpr int kLongestTimeout = 600'000; ///< ms

namespace {

struct VerbRow
{
    QLatin1StringView name;
    ScriptStep::Verb verb;
    QLatin1StringView argument; ///< key of the value it needs, empty when it needs none
};

constexpr std::array kVerbs{
    VerbRow{"open"_L1, ScriptStep::Verb::Open, {}},
    VerbRow{"type"_L1, ScriptStep::Verb::Type, "text"_L1},
    VerbRow{"key"_L1, ScriptStep::Verb::Key, "key"_L1},
    VerbRow{"send"_L1, ScriptStep::Verb::Send, "text"_L1},
    VerbRow{"wait-status"_L1, ScriptStep::Verb::WaitStatus, "status"_L1},
    VerbRow{"wait-answer"_L1, ScriptStep::Verb::WaitAnswer, {}},
    VerbRow{"expect"_L1, ScriptStep::Verb::Expect, "text"_L1},
    VerbRow{"screenshot"_L1, ScriptStep::Verb::Screenshot, "file"_L1},
    VerbRow{"minimise"_L1, ScriptStep::Verb::Minimise, {}},
    VerbRow{"restore"_L1, ScriptStep::Verb::Restore, {}},
    VerbRow{"close"_L1, ScriptStep::Verb::Close, {}},
    VerbRow{"new-chat"_L1, ScriptStep::Verb::NewChat, {}},
    VerbRow{"print-transcript"_L1, ScriptStep::Verb::PrintTranscript, {}},
    VerbRow{"quit"_L1, ScriptStep::Verb::Quit, {}},
};

} // namespace

static QString inStep(int number, const QString &problem)
{
    return u"Step %1 of the script: %2"_s.arg(number).arg(problem);
}

static std::variant<ScriptStep, QString> stepFrom(const QJsonValue &value, int number)
{
    if (!value.isObject())
        return inStep(number, u"it must be an object with a \"do\"."_s);
    const QJsonObject object = value.toObject();
    const QString name = object.value("do"_L1).toString();
    const auto *row = std::find_if(kVerbs.begin(), kVerbs.end(), [&](const VerbRow &candidate) {
        return candidate.name == name;
    });
    if (row == kVerbs.end())
        return inStep(number,
                      u"\"do\": \"%1\" is not known."_s.arg(name.first(qMin(name.size(), 40))));

    ScriptStep step;
    step.verb = row->verb;
    step.number = number;
    if (!row->argument.isEmpty()) {
        const QJsonValue argument = object.value(row->argument);
        if (!argument.isString() || argument.toString().isEmpty())
            return inStep(number, u"\"%1\" needs a \"%2\" text."_s.arg(name, row->argument));
        step.text = argument.toString();
    }
    if (step.verb == ScriptStep::Verb::Expect && !QRegularExpression(step.text).isValid())
        return inStep(number, u"\"text\" is not a regular expression."_s);
    if (const QJsonValue timeout = object.value("timeout"_L1); !timeout.isUndefined()) {
        const int milliseconds = timeout.toInt(-1);
        if (milliseconds < 0 || milliseconds > kLongestTimeout)
            return inStep(number, u"\"timeout\" must be 0 to 600000 milliseconds."_s);
        step.timeout = std::chrono::milliseconds(milliseconds);
    }
    step.wholeScreen = object.value("screen"_L1).toBool();
    return step;
}

std::variant<Script, QString> Script::parse(const QByteArray &json)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return QString(
            u"The script is not JSON: %1 at byte %2."_s.arg(error.errorString()).arg(error.offset));
    }
    const QJsonArray steps = document.object().value("steps"_L1).toArray();
    if (steps.isEmpty())
        return u"The script must be an object with a list \"steps\" that is not empty."_s;

    Script script;
    int number = 0;
    for (const QJsonValue &value : steps) {
        auto step = stepFrom(value, ++number);
        if (auto *wrong = std::get_if<QString>(&step))
            return *wrong;
        script.steps.append(std::get<ScriptStep>(step));
    }
    return script;
}

std::variant<Script, QString> Script::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return u"The script \"%1\" cannot be read: %2."_s.arg(path, file.errorString());
    const QByteArray json = file.read(kLargestFile + 1);
    if (json.size() > kLargestFile)
        return u"The script \"%1\" is larger than 1 MB."_s.arg(path);
    return parse(json);
}

Script Script::selfTest(const QString &picture)
{
    using Verb = ScriptStep::Verb;
    const auto step = [number = 0](Verb verb, const QString &text = {}) mutable {
        ScriptStep made;
        made.verb = verb;
        made.text = text;
        made.timeout = std::chrono::seconds(40);
        made.number = ++number;
        return made;
    };
    auto next = step;
    return {{next(Verb::Open), next(Verb::WaitStatus, u"Online"_s),
             next(Verb::Send, u"Hello! Grüße, 你好 👋"_s), next(Verb::WaitAnswer),
             next(Verb::Screenshot, picture), next(Verb::Quit)}};
}

} // namespace ecom67
