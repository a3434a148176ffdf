// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace ecom67 {

/// Has screen readers say something that just happened, without moving the focus. A widget of one
/// pixel with the accessible role of a notification, since QAccessibleAnnouncementEvent came only
/// with Qt 6.8; heard with Orca. Silent while its window is hidden.
class Announcer : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Announcer)

public:
    explicit Announcer(QWidget *parent = nullptr);
    ~Announcer() override;

    void announce(const QString &words);
    const QString &lastWords() const noexcept { return m_words; }

private:
    QString m_words;
};

} // namespace ecom67
