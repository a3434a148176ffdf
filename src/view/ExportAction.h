// SPDX-License-Identifier: MIT
#pragma once

#include "view/ExportForm.h"

#include <QObject>

namespace ecom67 {

class Announcer;
class ChatViewModel;

/// "Save conversation...": asks how and where, saves, and says so when it fails. Never waits.
class ExportAction : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportAction)

public:
    /// All must outlive this object. Questions are asked above the window.
    ExportAction(ChatViewModel &chat, Announcer &announcer, QWidget &window,
                 QObject *parent = nullptr);
    ~ExportAction() override;

    void start(); ///< one at a time
    /// Without asking anything but where to instead when it fails.
    void saveTo(const QString &path, ExportFormat format, bool isSessionAsked);

Q_SIGNALS:
    void saved(const QString &path);

private:
    void askWhere(ExportFormat format, bool isSessionAsked);
    void reportFailure(const QString &path, ExportFormat format, bool isSessionAsked);

    ChatViewModel &m_chat;
    Announcer &m_announcer;
    QWidget &m_window;
};

} // namespace ecom67
