// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/GatewayError.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <variant>

namespace ecom67 {

/// One way to misbehave on purpose, as "name", "name=value" or either with "@N" behind it: then
/// only the first N connections (or questions) meet it.
struct Fault
{
    Q_GADGET
public:
    enum class Kind {
        // Met by connections.
        HandshakeStatus,
        HandshakeStatusClose,
        Silent,
        SlowHandshake,
        HugeHeader,
        BadAccept,
        Garbage,
        Redirect,
        CaptivePortal,
        AcceptThenDrop,
        DropAfterConnect,
        CloseIdle,
        PingFlood,
        SystemNotice,
        Legacy,
        Admin,
        Dribble,
        NeverRead,
        // Met by questions.
        LateAnswer,
        TimeoutThenAnswer,
        NoAnswer,
        NoTyping,
        TypingForever,
        Close,
        CloseHold,
        Reset,
        Fin,
        Throttle,
        FragmentUtf8,
        Fragment,
        Stall,
        Big,
        Flood,
        InternalError,
        Forbidden,
        Binary,
        BadUtf8,
        RsvBit,
        Masked,
        ForeignSession,
        DuplicateAnswer,
        NotJson,
        WrongTypes,
        BlankAnswer,
        ObjectText,
        ErrorFrame,
    };
    Q_ENUM(Kind)

    Kind kind = Kind::Silent;
    qint64 value = 0; ///< meaning and unit: see FaultDefinition
    int times = 0; ///< 0: always

    /// Fails with FaultUnknown or FaultValue.
    [[nodiscard]] static std::variant<Fault, GatewayError> parse(QStringView text);
    [[nodiscard]] static std::variant<QList<Fault>, GatewayError>
    parseAll(const QStringList &texts);

    friend bool operator==(const Fault &, const Fault &) = default;
};

/// One row of the table of faults.
struct FaultDefinition
{
    Fault::Kind kind;
    const char *name;
    const char *valueName; ///< for people; empty when the fault takes no value
    qint64 defaultValue; ///< used when none is given; kNoDefault makes the value mandatory
    qint64 lowest;
    qint64 highest;
    bool isOfConnection; ///< met by connections, else by questions; "@N" counts these
    const char *description;

    static constexpr qint64 kNoDefault = -1;
};

/// All faults there are, in the order of Fault::Kind.
std::span<const FaultDefinition> faultDefinitions();
const FaultDefinition &definitionOf(Fault::Kind kind);

/// The faults that one connection or one question meets.
class ActiveFaults
{
public:
    ActiveFaults() = default;
    explicit ActiveFaults(QList<Fault> faults);

    bool has(Fault::Kind kind) const { return valueOf(kind).has_value(); }
    std::optional<qint64> valueOf(Fault::Kind kind) const;

private:
    QList<Fault> m_faults;
};

/// Deals the configured faults out to connections and questions, counting both for "@N".
class FaultPlan
{
public:
    void setFaults(QList<Fault> faults); ///< starts the counts afresh
    [[nodiscard]] ActiveFaults forNextConnection();
    [[nodiscard]] ActiveFaults forNextQuestion();

private:
    ActiveFaults dealt(bool isConnection, int number) const;

    QList<Fault> m_faults;
    int m_connections = 0;
    int m_questions = 0;
};

} // namespace ecom67
