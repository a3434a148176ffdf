// SPDX-License-Identifier: MIT
#include "view/ChatHeader.h"

#include "view/Fonts.h"
#include "view/GlyphButton.h"
#include "view/ProfileBadge.h"
#include "view/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ecom67 {

static constexpr int kPadding = 16;
static constexpr int kIconSide = 20;
static constexpr int kGap = 8;
static constexpr qreal kWindowRadius = 7; ///< of the window, inside its border

static QString programName()
{
    return u"E-Com67 Support"_s; // not translated
}

/// The heights and alignments put both baselines where a browser has them (see baselineIn()).
static QLabel *makeLabel(QWidget *parent, const QFont &font, int height, Qt::Alignment alignment)
{
    auto *label = new QLabel(parent);
    QPalette colors = label->palette();
    colors.setColor(QPalette::WindowText, lightTheme().onBrand);
    label->setPalette(colors);
    label->setFont(font);
    label->setFixedHeight(height);
    label->setAlignment(Qt::AlignLeading | alignment);
    label->setTextFormat(Qt::PlainText);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    label->setMinimumWidth(0);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return label;
}

ChatHeader::ChatHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(
          makeLabel(this, textFont(kTitleSize, QFont::DemiBold), kTitleLine - 1, Qt::AlignBottom))
    , m_profile(new ProfileBadge(this))
    , m_status(makeLabel(this, textFont(kSmallSize), kSmallLine + 2, Qt::AlignTop))
{
    setFixedHeight(kHeight);
    m_title->setText(programName());
    m_title->setObjectName(u"titleLabel"_s);
    m_profile->setObjectName(u"profileBadge"_s);
    m_profile->hide();
    m_status->setObjectName(u"statusLabel"_s);
    //: Screen reader: what the words below the title are about
    m_status->setAccessibleDescription(tr("Connection status"));

    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->setContentsMargins(0, kPadding, 0, kPadding - 1);
    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(kGap);
    titleRow->addWidget(m_title, 1);
    titleRow->addWidget(m_profile, 0, Qt::AlignBottom);
    words->addLayout(titleRow);
    words->addWidget(m_status);

    auto *row = new QHBoxLayout(this);
    // The buttons' own margins of four pixels are part of the padding.
    row->setContentsMargins(kPadding + kIconSide + kGap, 0, kPadding - 4, 0);
    row->setSpacing(0);
    row->addLayout(words, 1);
    m_menu = addButton(u"menuButton"_s, tr("More"));
    m_menu->setGlyph(Glyph::Menu);
    m_minimise = addButton(u"minimizeButton"_s, tr("Minimize chat"));
    m_minimise->setGlyph(Glyph::Minimize);
    m_close = addButton(u"closeButton"_s, tr("Close chat"));
    m_close->setGlyph(Glyph::Cross);

    connect(m_menu, &QAbstractButton::clicked, this, &ChatHeader::showMenu);
    connect(m_minimise, &QAbstractButton::clicked, this, &ChatHeader::minimiseRequested);
    connect(m_close, &QAbstractButton::clicked, this, &ChatHeader::closeRequested);
}

ChatHeader::~ChatHeader() = default;

GlyphButton *ChatHeader::addButton(const QString &name, const QString &words)
{
    auto *button = new GlyphButton(this);
    button->setObjectName(name);
    button->setKind(GlyphButton::Kind::Header);
    button->setAccessibleName(words);
    button->setToolTip(words);
    layout()->addWidget(button);
    return button;
}

void ChatHeader::setStatus(const QString &headline)
{
    m_status->setText(headline);
}

QString ChatHeader::status() const
{
    return m_status->text();
}

void ChatHeader::setProfile(const QString &name)
{
    m_profile->setText(name);
    m_profile->setHidden(name.isEmpty());
    //: Screen reader: the name of the program and of the profile in use
    m_title->setAccessibleName(name.isEmpty() ? QString()
                                              : tr("%1, profile %2").arg(programName(), name));
    fitTitle();
}

void ChatHeader::setUpdate(const QString &version, bool hasPage)
{
    m_update = version;
    m_hasUpdatePage = hasPage;
}

/// With a badge there may be too little room for both; the name of the profile says more.
void ChatHeader::fitTitle()
{
    layout()->activate();
    const QFontMetrics metrics(m_title->font());
    m_title->setText(m_profile->isHidden()
                         ? programName()
                         : metrics.elidedText(programName(), Qt::ElideRight, m_title->width()));
}

void ChatHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTitle();
}

void ChatHeader::setAnimated(bool isAnimated)
{
    for (GlyphButton *button : {m_menu, m_minimise, m_close})
        button->setAnimated(isAnimated);
}

void ChatHeader::focusFirst()
{
    m_menu->setFocus(Qt::TabFocusReason);
}

void ChatHeader::showMenu()
{
    const Theme &theme = themeOf(this);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(glyphIcon(Glyph::Plus, theme.text, theme.mutedText),
                    tr("New chat") + u"\tCtrl+N"_s, this, &ChatHeader::newChatRequested);
    //: Opens the field for words to look for in the messages
    menu->addAction(tr("Find...") + u"\tCtrl+F"_s, this, &ChatHeader::findRequested);
    if (!m_isKiosk) {
        menu->addAction(tr("Save conversation...") + u"\tCtrl+S"_s, this,
                        &ChatHeader::saveRequested);
        //: Leads to the address of the shop and to the demo
        menu->addAction(tr("Change shop..."), this, &ChatHeader::settingsRequested);
        //: Opens the dialog with all settings
        menu->addAction(tr("Settings...") + u"\tCtrl+,"_s, this, &ChatHeader::preferencesRequested)
            ->setMenuRole(QAction::PreferencesRole);
        //: Opens the dialog with version and licences
        menu->addAction(tr("About..."), this, &ChatHeader::aboutRequested)
            ->setMenuRole(QAction::AboutRole);
    }
    if (!m_update.isEmpty()) {
        menu->addSeparator();
        //: In the menu: %1 is the number of the newer version. Opens a page about it
        menu->addAction(tr("Version %1 is available...").arg(m_update), this,
                        &ChatHeader::updateRequested)
            ->setEnabled(m_hasUpdatePage);
    }
    menu->addSeparator();
    menu->addAction(tr("Quit") + u"\tCtrl+Q"_s, this, &ChatHeader::quitRequested);
    menu->popup(m_menu->mapToGlobal(QPoint(0, m_menu->height())));
}

void ChatHeader::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath bar;
    bar.addRoundedRect(QRectF(rect()).adjusted(0, 0, 0, 2 * kWindowRadius), kWindowRadius,
                       kWindowRadius);
    painter.fillPath(bar, theme.brand);
    const QRect icon(kPadding, (kHeight - kIconSide) / 2, kIconSide, kIconSide);
    paintGlyph(painter, Glyph::SpeechBubble, QStyle::visualRect(layoutDirection(), rect(), icon),
               theme.onBrand, layoutDirection() == Qt::RightToLeft);
}

void ChatHeader::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT moveRequested(event->globalPosition().toPoint());
}

void ChatHeader::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        Q_EMIT moved(event->globalPosition().toPoint());
}

void ChatHeader::mouseReleaseEvent(QMouseEvent * /*event*/)
{
    Q_EMIT moveEnded();
}

} // namespace ecom67
