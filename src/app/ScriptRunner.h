// SPDX-License-Identifier: MIT
#pragma once

#include "app/Script.h"
#include "core/Message.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace ecom67 {

class ChatViewModel;

/// Drives the real window by the steps of a script: clicks and keys go to the widgets as events,
/// and a step that waits looks at what the customer would see. Ends the program with exit code 0,
/// or with 1 and one sentence about the step that failed.
class ScriptRunner : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptRunner)

public:
    ScriptRunner(Script script, ChatViewModel &chat, QObject *parent = nullptr);
    ~ScriptRunner() override;

    /// Begins as soon as the window had time to appear.
    void start();

    /// Goes on with another conversation: a person has chosen the demo or a shop.
    void follow(ChatViewModel &chat);

Q_SIGNALS:
    void finished(int exitCode);

private:
    /// What became of one look at a step: done, to be looked at again, or failed with a reason.
    struct Progress
    {
        bool isDone = true;
        QString failure;
    };

    void runStep();
    Progress attempt(const ScriptStep &step);
    Progress attemptInput(const ScriptStep &step);
    Progress attemptView(const ScriptStep &step);
    Progress waitForStatus(const QString &state) const;
    Progress waitForAnswer() const;
    Progress saveScreenshot(const ScriptStep &step) const;
    QString notInTime(const ScriptStep &step) const;
    void fail(const ScriptStep &step, const QString &why);

    Script m_script;
    ChatViewModel *m_chat = nullptr; ///< never null
    QTimer m_timer; ///< one shot: the next step, or the next look at a step that waits
    qsizetype m_next = 0;
    std::optional<std::chrono::steady_clock::time_point> m_waitingSince;
    bool m_hasAnswer = false; ///< since the last question
    bool m_hasErrorAnswer = false;
};

} // namespace ecom67
