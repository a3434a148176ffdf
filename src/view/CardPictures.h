// SPDX-License-Identifier: MIT
#pragma once

#include "core/FetchedPicture.h"
#include "core/Message.h"
#include "core/PictureHosts.h"
#include "view/PictureDecoder.h"

#include <QCache>
#include <QDeadlineTimer>
#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QRect>
#include <QSet>
#include <QTimer>
#include <QUrl>

namespace ecom67 {

struct CardLayout;

/// The pictures of products in the conversation: asked for when their place is first painted, and
/// kept in memory while there is room. What failed is asked for again after some minutes, when it
/// is painted then.
class CardPictures : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardPictures)

public:
    /// fetch may answer after this object is gone.
    CardPictures(PictureHosts hosts, FetchPicture fetch, QObject *parent = nullptr);
    ~CardPictures() override;

    const PictureHosts &hosts() const noexcept { return m_hosts; }

    /// What is there for the places of some cards, in their order; null for the others, of which
    /// those in visible are asked for soon (all, when that is null). ratio is that of the screen.
    QList<QImage> of(const CardLayout &cards, MessageId message, const QRect &visible, qreal ratio);

    /// Forgets everything: the conversation of another person begins.
    void clear();

Q_SIGNALS:
    /// Paint the message anew.
    void arrived(ecom67::MessageId message);

private:
    struct Wish
    {
        int side = 0; ///< in pixels of the screen
        qreal ratio = 1;
        QSet<MessageId> messages;
        bool isAsked = false;
    };

    void want(const QUrl &url, MessageId message, qreal ratio);
    void askForSome();
    void take(const QUrl &url, const FetchedPicture &picture);
    void onDecoded(const QUrl &url, const QImage &picture);
    void show(const QUrl &url, const QImage &picture);

    const PictureHosts m_hosts;
    FetchPicture m_fetch;
    PictureDecoder m_decoder;
    QTimer m_askTimer; ///< one shot of 0 ms: what one painting wants goes out together
    QHash<QUrl, Wish> m_wishes;
    QCache<QUrl, QImage> m_pictures; ///< by their size in bytes
    QCache<QUrl, QDeadlineTimer> m_failed; ///< until when they are not asked for
    quint64 m_conversation = 0; ///< answers for an earlier one are dropped
};

} // namespace ecom67
