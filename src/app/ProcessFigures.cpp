// SPDX-License-Identifier: MIT
#include "app/ProcessFigures.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// The number behind "name:" in a file of lines such as "Pss:   1234 kB", or nothing.
static std::optional<qint64> figure(const QString &path, const QByteArray &name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    // Files of /proc say they are empty: read them whole.
    const QByteArray start = name + QByteArrayLiteral(":");
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (!line.startsWith(start))
            continue;
        bool isNumber = false;
        const qint64 value
            = line.mid(start.size()).simplified().split(' ').constFirst().toLongLong(&isNumber);
        if (isNumber)
            return value;
    }
    return std::nullopt;
}

qint64 ProcessFigures::wakeUpsSince(const ProcessFigures &earlier) const
{
    qint64 sum = 0;
    for (auto thread = wakeUps.cbegin(); thread != wakeUps.cend(); ++thread) {
        const auto before = earlier.wakeUps.constFind(thread.key());
        if (before != earlier.wakeUps.cend())
            sum += thread.value() - before.value();
    }
    return sum;
}

std::optional<ProcessFigures> ProcessFigures::read()
{
    const QString rollup = u"/proc/self/smaps_rollup"_s;
    const auto pss = figure(rollup, "Pss");
    const auto privateClean = figure(rollup, "Private_Clean");
    const auto privateDirty = figure(rollup, "Private_Dirty");
    if (!pss || !privateClean || !privateDirty)
        return std::nullopt;

    ProcessFigures result;
    result.proportionalSetKb = *pss;
    result.uniqueSetKb = *privateClean + *privateDirty;
    const QDir tasks(u"/proc/self/task"_s);
    for (const QString &thread : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString status = tasks.filePath(thread + u"/status"_s);
        if (const auto switches = figure(status, "voluntary_ctxt_switches"))
            result.wakeUps.insert(thread, *switches);
    }
    return result;
}

} // namespace ecom67
