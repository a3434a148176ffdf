// SPDX-License-Identifier: MIT
#pragma once

#include "chaos/ChaosPipe.h"

#include <QRandomGenerator>
#include <QString>

#include <chrono>

namespace ecom67 {
struct FaultDefinition;
}

namespace ecom67::test {

/// One thing that goes wrong or that the customer does, with everything left to chance decided.
struct Draw
{
    Q_GADGET
public:
    enum class Kind {
        ServerFault, ///< see fault
        Weather, ///< see up and down
        LinkCut, ///< every connection ends, by RST or by FIN
        PortClosed, ///< new connections are refused
        ServerRestart,
        ServerClose, ///< with closeCode
        CustomerRestart,
        Cancel,
        Edit,
        AskAgain,
        Remove,
        Hide,
        Open,
        Sleep, ///< the machine sleeps
    };
    Q_ENUM(Kind)

    Kind kind = Kind::ServerFault;
    QString fault; ///< as Fault::parse() takes it
    Weather up;
    Weather down;
    int closeCode = 0;
    bool isAbrupt = false; ///< RST instead of FIN, no goodbye
    bool endsEarlier = false; ///< what was wrong before is over first
    bool heals = false; ///< afterwards all is well for a while
    quint32 pick = 0; ///< which one of those it can happen to: modulo their number
    std::chrono::milliseconds lasts{0}; ///< from its beginning to its end, where it has both
    std::chrono::milliseconds then{0}; ///< before the next draw

    QString text() const; ///< for people; equal for equal draws
};

/// Draws by chance, the same for the same seed.
class FaultDraw
{
public:
    explicit FaultDraw(quint32 seed);

    Draw next();

private:
    Draw::Kind drawKind();
    QString drawFault();
    qint64 drawValue(const FaultDefinition &definition);
    Weather drawWeather();
    qint64 between(qint64 lowest, qint64 highest); ///< both included
    bool isOneIn(int n) { return between(1, n) == 1; }
    template <typename List>
    auto oneOf(const List &list)
    {
        return list[static_cast<std::size_t>(between(0, qint64(std::size(list)) - 1))];
    }

    QRandomGenerator m_random;
};

} // namespace ecom67::test
