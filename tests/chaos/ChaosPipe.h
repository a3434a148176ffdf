// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace ecom67::test {

/// What a way through the network does to the bytes on it. 0 and -1 mean: nothing of the kind.
struct Weather
{
    std::chrono::milliseconds latency{0};
    qint64 bytesPerSecond = 0;
    qsizetype slice = 0; ///< most bytes of one write
    qint64 corruptFrom = -1; ///< from this byte of a connection on, each has a bit flipped
    qint64 cutAfter = -1; ///< the connection is reset once so many bytes have passed
    bool isBlackHole = false; ///< nothing passes; nothing is lost either, as with TCP
};

/// One direction of one connection through a ChaosProxy.
class ChaosPipe : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChaosPipe)

public:
    /// weather may change at any time; call flow() then. Everything must outlive the pipe.
    ChaosPipe(QTcpSocket &from, QTcpSocket &to, const Weather &weather, QObject *parent);
    ~ChaosPipe() override;

    void flow(); ///< passes on what the weather allows now
    qint64 passed() const { return m_passed; } ///< bytes so far

Q_SIGNALS:
    void cut(); ///< cutAfter is reached

private:
    struct Parcel
    {
        std::chrono::steady_clock::time_point due;
        QByteArray bytes;
    };

    void take();
    void arrive();
    qsizetype allowance();
    void pass(QByteArray bytes);

    QTcpSocket &m_from;
    QTcpSocket &m_to;
    const Weather &m_weather;
    QList<Parcel> m_underway;
    QByteArray m_arrived;
    qint64 m_passed = 0;
    std::chrono::steady_clock::time_point m_lastTick;
    QTimer m_latencyTimer;
    QTimer m_rateTimer;
};

} // namespace ecom67::test
