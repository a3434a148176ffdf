// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QUrl>

namespace ecom67::test {

/// Things that a hostile message would have the program open: a picture and a style sheet on the
/// disk, a FIFO (reading it would hang for ever), a web server on this machine, and every
/// scheme's program. All of them notice when somebody comes near.
class Baits : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Baits)

public:
    Baits();
    ~Baits() override;

    QString file() const; ///< path of a picture
    QString styleSheet() const;
    QString fifo() const;
    QString web() const; ///< "http://127.0.0.1:12345"

    /// Puts the addresses in place of FILE, STYLE, FIFO and WEB.
    QString fill(QString text) const;

    /// What the program opened or fetched since it was last asked; empty when nothing.
    QStringList taken();
    /// What was handed to QDesktopServices.
    QList<QUrl> opened() const { return m_opened; }

private Q_SLOTS:
    void open(const QUrl &url);

private:
    bool wereFilesTouched() const;

    QTemporaryDir m_folder;
    QTcpServer m_web;
    int m_notify = -1; ///< descriptor of inotify
    QList<QUrl> m_opened;
};

} // namespace ecom67::test
