// SPDX-License-Identifier: MIT
#include "storage/SettingsWatcher.h"

#include <QFileInfo>
#include <QSet>

#include <utility>

namespace ecom67 {

/// The folder of a file, or the nearest one above that exists: what appears in it is seen.
static QString watchableFolder(const QString &file)
{
    QString folder = QFileInfo(file).path();
    while (!QFileInfo(folder).isDir()) {
        const QString above = QFileInfo(folder).path();
        if (above == folder)
            return {};
        folder = above;
    }
    return folder;
}

/// All that must be watched to see any change of a file. The folder tells of a file that takes the
/// place of another one, the file of a change in place.
static QStringList watchableFor(const QString &file)
{
    QStringList paths{watchableFolder(file)};
    const QFileInfo info(file);
    // A pipe or a device is no settings file, and opening it may hang.
    if (!info.isFile())
        return paths;
    paths.append(file);
    if (const QString target = info.canonicalFilePath(); target != file)
        paths += {target, watchableFolder(target)};
    return paths;
}

SettingsWatcher::SettingsWatcher(QStringList files, std::chrono::milliseconds delay,
                                 QObject *parent)
    : QObject(parent)
    , m_files(std::move(files))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(delay);
    const auto begin = [this] {
        // The watch of a file that was replaced is gone with it.
        watch();
        if (!m_delay.isActive())
            m_delay.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, begin);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, begin);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        // Before they are read, so that no change falls in between.
        watch();
        Q_EMIT changed();
    });
    begin();
}

SettingsWatcher::~SettingsWatcher() = default;

void SettingsWatcher::watch()
{
    QSet<QString> wanted;
    for (const QString &file : std::as_const(m_files)) {
        const QStringList paths = watchableFor(file);
        wanted += QSet<QString>(paths.cbegin(), paths.cend());
    }
    wanted.remove(QString());
    // All anew: a watch may still hold a file that has lost its name to another one.
    if (const QStringList known = m_watcher.files() + m_watcher.directories(); !known.isEmpty())
        m_watcher.removePaths(known);
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted.values());
}

} // namespace ecom67
