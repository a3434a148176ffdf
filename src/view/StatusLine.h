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
    /// One that the settings can mend offers the way there.
    void showProblem(const QString &sentence, bool isOfSettings = false);

    /// The problem that has not been dismissed, whatever else is shown; empty when there is none.
    const QString &problem() const noexcept { return m_problem; }

    /// Whether it leads to any settings, which it does from the beginning.
    void setSettingsOffered(bool isOffered);

    /// While a sign-in is needed: the button that does something about it, none when empty, and
    /// what is to say in place of the reason, none when empty.
    void setAccount(const QString &verb, const QString &words);

    QString sentence() const; ///< what it says at the moment, empty when hidden
    QString countdown() const;

Q_SIGNALS:
    void retryRequested();
    void settingsRequested(); ///< the address of the shop
    void preferencesRequested(); ///< the dialog with all settings
    void accountRequested(); ///< the button of setAccount()
    void dismissed(const QString &sentence); ///< a problem, by a person

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
    bool m_isOfSettings = false; ///< the problem
    bool m_areSettingsOffered = true;
    QLabel *m_sentence;
    QLabel *m_countdown;
    QString m_accountWords;
    bool m_isAccountOffered = false;
    TextButton *m_retry;
    TextButton *m_account;
    TextButton *m_change;
    TextButton *m_preferences;
    GlyphButton *m_dismiss;
    QTimer m_timer; ///< runs only while a countdown is on the screen
};

} // namespace ecom67
