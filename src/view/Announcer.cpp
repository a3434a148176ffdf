// SPDX-License-Identifier: MIT
#include "view/Announcer.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace ecom67 {

namespace {

class AnnouncerInterface final : public QAccessibleWidget
{
public:
    explicit AnnouncerInterface(Announcer *announcer)
        : QAccessibleWidget(announcer, QAccessible::Notification)
        , m_announcer(announcer)
    {
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_announcer->lastWords() : QString();
    }

private:
    Announcer *m_announcer;
};

} // namespace

static QAccessibleInterface *makeInterface(const QString & /*className*/, QObject *object)
{
    auto *announcer = qobject_cast<Announcer *>(object);
    return announcer ? new AnnouncerInterface(announcer) : nullptr; // QAccessible owns it
}

Announcer::Announcer(QWidget *parent)
    : QWidget(parent)
    , m_hasListener(QAccessible::isActive())
{
    QAccessible::installActivationObserver(this);
    QAccessible::installFactory(makeInterface); // installs it once, however often it is called
    setFixedSize(1, 1);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

Announcer::~Announcer()
{
    QAccessible::removeActivationObserver(this);
}

void Announcer::accessibilityActiveChanged(bool isActive)
{
    m_hasListener = isActive;
}

bool Announcer::isHeard() const
{
    return m_hasListener && isVisible();
}

void Announcer::announce(const QString &words)
{
    if (words.isEmpty() || !isHeard())
        return;
    m_words = words;
    // Without the first one clients keep the name they read before.
    for (const auto type : {QAccessible::NameChanged, QAccessible::ObjectShow}) {
        QAccessibleEvent event(this, type);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace ecom67
