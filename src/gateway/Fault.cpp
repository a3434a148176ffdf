// SPDX-License-Identifier: MIT
#include "gateway/Fault.h"

#include <algorithm>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static GatewayError faultError(GatewayError::Code code, QStringView text, QString detail)
{
    return {.code = code, .subject = text.left(80).toString(), .detail = std::move(detail)};
}

static QString expectedValue(const FaultDefinition &definition)
{
    const QString name = QString::fromLatin1(definition.name);
    if (*definition.valueName == '\0')
        return name + u" takes no value"_s;
    return name + u" takes a whole number from "_s + QString::number(definition.lowest) + u" to "_s
        + QString::number(definition.highest);
}

static bool readValue(const FaultDefinition &definition, QStringView text, qint64 &value)
{
    if (*definition.valueName == '\0')
        return false;
    bool isNumber = false;
    value = text.toLongLong(&isNumber);
    return isNumber && value >= definition.lowest && value <= definition.highest;
}

std::variant<Fault, GatewayError> Fault::parse(QStringView text)
{
    QStringView rest = text.trimmed();
    Fault fault;
    if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0) {
        bool isNumber = false;
        fault.times = rest.sliced(at + 1).toInt(&isNumber);
        if (!isNumber || fault.times < 1)
            return faultError(GatewayError::Code::FaultValue, text,
                              u"behind \"@\" stands how many times it happens, at least 1"_s);
        rest = rest.first(at);
    }
    const qsizetype equals = rest.indexOf(u'=');
    const QStringView name = equals < 0 ? rest : rest.first(equals);
    const auto all = faultDefinitions();
    const auto found = std::find_if(all.begin(), all.end(), [name](const FaultDefinition &row) {
        return name == QLatin1StringView(row.name);
    });
    if (found == all.end())
        return faultError(GatewayError::Code::FaultUnknown, text, {});
    fault.kind = found->kind;
    fault.value = found->defaultValue;
    const bool isValid = equals < 0 ? found->defaultValue != FaultDefinition::kNoDefault
                                    : readValue(*found, rest.sliced(equals + 1), fault.value);
    if (!isValid)
        return faultError(GatewayError::Code::FaultValue, text, expectedValue(*found));
    return fault;
}

std::variant<QList<Fault>, GatewayError> Fault::parseAll(const QStringList &texts)
{
    QList<Fault> faults;
    for (const QString &text : texts) {
        auto parsed = parse(text);
        if (auto *error = std::get_if<GatewayError>(&parsed))
            return *error;
        faults.append(std::get<Fault>(parsed));
    }
    return faults;
}

ActiveFaults::ActiveFaults(QList<Fault> faults)
    : m_faults(std::move(faults))
{
}

std::optional<qint64> ActiveFaults::valueOf(Fault::Kind kind) const
{
    const auto found = std::find_if(m_faults.begin(), m_faults.end(),
                                    [kind](const Fault &fault) { return fault.kind == kind; });
    return found == m_faults.end() ? std::nullopt : std::optional(found->value);
}

void FaultPlan::setFaults(QList<Fault> faults)
{
    m_faults = std::move(faults);
    m_connections = 0;
    m_questions = 0;
}

ActiveFaults FaultPlan::forNextConnection()
{
    return dealt(true, ++m_connections);
}

ActiveFaults FaultPlan::forNextQuestion()
{
    return dealt(false, ++m_questions);
}

ActiveFaults FaultPlan::dealt(bool isConnection, int number) const
{
    QList<Fault> active;
    std::copy_if(m_faults.begin(), m_faults.end(), std::back_inserter(active),
                 [=](const Fault &fault) {
                     return definitionOf(fault.kind).isOfConnection == isConnection
                         && (fault.times == 0 || number <= fault.times);
                 });
    return ActiveFaults(active);
}

} // namespace ecom67
