// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"
#include "view/Glyph.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace ecom67 {

class GlyphButton;
class TextButton;

/// The one line between header and messages: why the chat is not online, when it tries again and
/// what a person can do. Also tells once about a problem of this machine. Hidden when all is well.
class StatusLine : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusLine)

public:
    explicit StatusLine(QWidget *parent = nullptr);
    ~StatusLine() override;

    void setStatus(const ConnectionStatus &status);
    /// Shown while the connection gives no reason to show something else, until dismissed.
    void showProblem(const QString &sentence);

    /// While a sign-in is needed: the button that does something about it, none when empty, and
    /// what is to say in place of the reason, none when empty.
    void setAccount(const QString &verb, const QString &words);

    QString sentence() const; ///< what it says at the moment, empty when hidden
    QString countdown() const;

Q_SIGNALS:
    void retryRequested();
    void settingsRequested();
    void accountRequested(); ///< the button of setAccount()

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void updateAll();
    void updateCountdown();
    bool offersRetry() const;
    bool offersSettings() const;

    ConnectionStatus m_status;
    QString m_problem;
    QLabel *m_sentence;
    QLabel *m_countdown;
    QString m_accountWords;
    TextButton *m_retry;
    TextButton *m_account;
    TextButton *m_change;
    GlyphButton *m_dismiss;
    QTimer m_timer; ///< runs only while a countdown is on the screen
};

} // namespace ecom67
