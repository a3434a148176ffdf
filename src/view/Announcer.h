// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessible>
#include <QWidget>

namespace ecom67 {

/// Has screen readers say something that just happened, without moving the focus. A widget of one
/// pixel with the accessible role of a notification, since QAccessibleAnnouncementEvent came only
/// with Qt 6.8; heard with Orca. Silent while its window is hidden
/// and while no screen reader runs.
class Announcer : public QWidget, private QAccessible::ActivationObserver
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Announcer)

public:
    explicit Announcer(QWidget *parent = nullptr);
    ~Announcer() override;

    /// Whether anybody would hear something now; asked before words are made that cost time.
    bool isHeard() const;
    void announce(const QString &words);
    const QString &lastWords() const noexcept { return m_words; }

private:
    void accessibilityActiveChanged(bool isActive) override;

    QString m_words;
    bool m_hasListener; ///< a screen reader or the like runs
};

} // namespace ecom67
