// SPDX-License-Identifier: MIT
#include "gateway/AnswerFaults.h"

#include "websocket/FrameWriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Kind = Fault::Kind;
using std::chrono::milliseconds;

/// So that a cut inside a character is possible in every answer.
static constexpr auto kBeyondAscii = " \xE2\x80\x93 caf\xC3\xA9 \xE2\x82\xAC 5 \xE2\x98\x95";

AnswerFaults::AnswerFaults(const ActiveFaults &faults)
    : m_faults(faults)
{
}

static QJsonObject wrongTypes(const frames::Session &session)
{
    return {{u"type"_s, u"message"_s},
            {u"message"_s, QJsonArray{1, u"two"_s, QJsonValue::Null}},
            {u"timestamp"_s, u"yesterday"_s},
            {u"session_id"_s, session.value_or(QString())},
            {u"data"_s,
             QJsonObject{{u"response_type"_s, 7},
                         {u"data"_s, QJsonObject{{u"products"_s, true}, {u"cart"_s, u"full"_s}}},
                         {u"suggestions"_s, QJsonObject{{u"0"_s, u"no list"_s}}},
                         {u"requires_action"_s, u"maybe"_s},
                         {u"action_buttons"_s, QJsonArray{1, u"two"_s, QJsonObject()}}}}};
}

std::optional<QByteArray> AnswerFaults::replacement(const frames::Session &session,
                                                    const QDateTime &at) const
{
    if (m_faults.has(Kind::NotJson))
        return "<html><body>This is not JSON</body></html>";
    if (m_faults.has(Kind::WrongTypes))
        return frames::toWire(wrongTypes(session));
    if (m_faults.has(Kind::ErrorFrame))
        return frames::toWire(frames::agentError(session, at));
    if (m_faults.has(Kind::ObjectText)) {
        QJsonObject frame = frames::handlerError(session, at);
        frame.insert(u"type"_s, u"message"_s);
        frame.insert(u"message"_s, QJsonObject{{u"text"_s, u"inside an object"_s}});
        return frames::toWire(frame);
    }
    return std::nullopt;
}

QString AnswerFaults::textFor(const QString &text) const
{
    if (m_faults.has(Kind::BlankAnswer))
        return u" \n\t "_s;
    QString changed = text;
    if (m_faults.has(Kind::FragmentUtf8))
        changed += QString::fromUtf8(kBeyondAscii);
    if (const auto size = m_faults.valueOf(Kind::Big)) {
        const QString filler = u"All work and no play makes a long answer. "_s;
        changed += u"\n\n"_s + filler.repeated(*size / filler.size() + 1);
        changed.truncate(*size);
    }
    return changed;
}

frames::Session AnswerFaults::sessionFor(const frames::Session &session) const
{
    if (m_faults.has(Kind::ForeignSession))
        return u"session-00000000000000000000000000000000"_s;
    return session;
}

/// The same answer again and again, each a millisecond later: otherwise it would be the duplicate
/// that a client drops.
class LaterAnswers
{
public:
    explicit LaterAnswers(const QByteArray &utf8)
    {
        QJsonObject frame = QJsonDocument::fromJson(utf8).object();
        m_time = static_cast<qint64>(frame["timestamp"_L1].toDouble());
        // The frame is written once, around a word that is nowhere else: there may be 100,000.
        const QString place = QUuid::createUuid().toString();
        frame["timestamp"_L1] = place;
        m_before = QJsonDocument(frame).toJson(QJsonDocument::Compact);
        const QByteArray quoted = '"' + place.toLatin1() + '"';
        const qsizetype start = m_before.indexOf(quoted);
        m_after = m_before.sliced(start + quoted.size());
        m_before.truncate(start);
    }

    QByteArray by(qint64 offset) const ///< in milliseconds
    {
        return m_before + QByteArray::number(m_time + offset) + m_after;
    }

private:
    qint64 m_time = 0;
    QByteArray m_before;
    QByteArray m_after;
};

Steps AnswerFaults::stepsFor(const QByteArray &utf8) const
{
    Steps steps = onceFor(utf8);
    if (m_faults.has(Kind::DuplicateAnswer))
        steps.append(onceFor(utf8));
    const auto answers = m_faults.valueOf(Kind::Flood);
    if (!answers)
        return steps;
    const LaterAnswers later(utf8);
    for (qint64 i = 1; i < *answers; ++i)
        steps.append(onceFor(later.by(i)));
    return steps;
}

/// Fragments of these sizes; a ping goes between them if there shall be one.
static QByteArray fragments(const QByteArray &utf8, const QList<qsizetype> &cuts, bool withPings)
{
    QByteArray wire;
    qsizetype start = 0;
    for (const qsizetype cut : cuts) {
        wire += FrameWriter::frame({.opcode = start == 0 ? Opcode::Text : Opcode::Continuation,
                                    .isFinal = false,
                                    .reserved = 0,
                                    .mask = {}},
                                   QByteArrayView(utf8).sliced(start, cut - start));
        if (withPings)
            wire += FrameWriter(WebSocketRole::Server).ping("between fragments");
        start = cut;
    }
    return wire
        + FrameWriter::frame({.opcode = start == 0 ? Opcode::Text : Opcode::Continuation,
                              .isFinal = true,
                              .reserved = 0,
                              .mask = {}},
                             QByteArrayView(utf8).sliced(start));
}

static QList<qsizetype> cutsEvery(qsizetype step, qsizetype size)
{
    QList<qsizetype> cuts;
    for (qsizetype cut = step; cut < size; cut += step)
        cuts.append(cut);
    return cuts;
}

static QList<qsizetype> cutsInsideCharacters(const QByteArray &utf8)
{
    QList<qsizetype> cuts;
    for (qsizetype i = 1; i < utf8.size(); ++i) {
        if ((utf8[i] & '\xC0') == '\x80')
            cuts.append(i);
    }
    return cuts;
}

/// The answer as bytes that no good server would send.
std::optional<QByteArray> AnswerFaults::malformed(const QByteArray &utf8) const
{
    FrameHeader header;
    if (m_faults.has(Kind::Binary)) {
        header.opcode = Opcode::Binary;
    } else if (m_faults.has(Kind::RsvBit)) {
        header.reserved = 4;
    } else if (m_faults.has(Kind::Masked)) {
        header.mask = MaskKey{'\x12', '\x34', '\x56', '\x78'};
    } else if (m_faults.has(Kind::BadUtf8)) {
        const QByteArray broken = "\xC3\x28 \xFF " + utf8;
        return FrameWriter::frame(header, broken);
    } else {
        return std::nullopt;
    }
    return FrameWriter::frame(header, utf8);
}

Steps AnswerFaults::onceFor(const QByteArray &utf8) const
{
    if (const auto wire = malformed(utf8))
        return {step::Wire{*wire}};
    if (m_faults.has(Kind::FragmentUtf8))
        return {step::Wire{fragments(utf8, cutsInsideCharacters(utf8), false)}};
    if (const auto size = m_faults.valueOf(Kind::Fragment))
        return {step::Wire{fragments(utf8, cutsEvery(*size, utf8.size()), true)}};
    if (const auto pause = m_faults.valueOf(Kind::Stall)) {
        const QByteArray wire = FrameWriter(WebSocketRole::Server).text(utf8);
        const qsizetype half = wire.size() / 2;
        return {step::Wire{wire.first(half)}, step::Stall{milliseconds(*pause)},
                step::Wire{wire.sliced(half)}};
    }
    return {step::Text{utf8}};
}

} // namespace ecom67
