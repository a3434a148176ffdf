// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class SetupCard;
}

namespace ecom67 {

class SetupViewModel;

/// What stands in place of the messages while no shop is set up: the address of one, a test of
/// it, or the demo.
class SetupCard : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SetupCard)

public:
    explicit SetupCard(QWidget *parent = nullptr);
    ~SetupCard() override;

    void setViewModel(SetupViewModel *viewModel);
    void setEndpoint(const QString &endpoint);
    void focusFirst();

    /// No way to files and to the other settings.
    void setKiosk(bool isKiosk);

    /// The person came here from a chat that has an endpoint, and can go back to it.
    void setBackOffered(bool isOffered);
    bool isBackOffered() const noexcept { return m_isBackOffered; }
    /// Remembers what the field holds; from now on isTouched() tells whether that changed.
    void begin();
    bool isTouched() const;
    /// Forgets what was typed since begin().
    void revert();

Q_SIGNALS:
    void demoRequested();
    void backRequested();
    void preferencesRequested(); ///< the dialog with all settings

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Tone { Neutral, Good, Bad };

    void showLock();
    void onEdited();
    void onTested(const std::optional<ChatError> &problem);
    void startTest();
    void chooseEnvFile();
    void say(const QString &sentence, Tone tone);

    std::unique_ptr<Ui::SetupCard> m_ui;
    SetupViewModel *m_viewModel = nullptr;
    QString m_textAtBegin;
    QString m_testedText;
    bool m_isLocked = false; ///< the administrator has set the endpoint
    bool m_isBackOffered = false;
};

} // namespace ecom67
