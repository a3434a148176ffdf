// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

namespace ecom67 {

/// The name of the profile, in a small field beside the title, so that a shop for tests is never
/// taken for the real one. A picture of words: the title tells them to screen readers.
class ProfileBadge : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileBadge)

public:
    explicit ProfileBadge(QWidget *parent = nullptr);
    ~ProfileBadge() override;

    void setText(const QString &text);
    const QString &text() const noexcept { return m_text; }
    QString shownText() const; ///< shortened to the room there is

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace ecom67
