// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;

namespace ecom67 {

class GlyphButton;
class ProfileBadge;

/// The blue bar at the top: name, state of the connection, menu, minimise and close. The window
/// is moved by it.
class ChatHeader : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatHeader)

public:
    static constexpr int kHeight = 72;

    explicit ChatHeader(QWidget *parent = nullptr);
    ~ChatHeader() override;

    void setStatus(const QString &headline);
    QString status() const;
    /// Names the profile beside the title; an empty name takes the badge away.
    void setProfile(const QString &name);
    void setAnimated(bool isAnimated);
    /// The menu says that there is a newer version; an empty one takes that away. Without a page to
    /// read it leads nowhere.
    void setUpdate(const QString &version, bool hasPage);
    /// Nothing in the menu leads to files, settings or pages.
    void setKiosk(bool isKiosk) { m_isKiosk = isKiosk; }
    void focusFirst(); ///< gives the keyboard to its first button

Q_SIGNALS:
    void newChatRequested();
    void findRequested();
    void saveRequested();
    void settingsRequested();
    void preferencesRequested();
    void updateRequested(); ///< the page about the newer version
    void aboutRequested();
    void minimiseRequested();
    void closeRequested();
    void quitRequested();
    void moveRequested(const QPoint &globalPosition); ///< the mouse went down on the bar
    void moved(const QPoint &globalPosition); ///< and moves, where the system does not do it
    void moveEnded();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    GlyphButton *addButton(const QString &name, const QString &words);
    void showMenu();
    void fitTitle();

    QLabel *m_title;
    ProfileBadge *m_profile;
    QLabel *m_status;
    GlyphButton *m_menu = nullptr;
    GlyphButton *m_minimise = nullptr;
    GlyphButton *m_close = nullptr;
    QString m_update; ///< version, empty for none
    bool m_hasUpdatePage = false;
    bool m_isKiosk = false;
};

} // namespace ecom67
