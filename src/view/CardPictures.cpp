// SPDX-License-Identifier: MIT
#include "view/CardPictures.h"

#include "core/Redaction.h"
#include "view/CardLayout.h"
#include "view/Logging.h"

#include <QPointer>

#include <chrono>
#include <cmath>
#include <utility>

namespace ecom67 {

using namespace std::chrono_literals;

static constexpr int kMostBytes = 8 * 1'024 * 1'024; ///< some 600 pictures, fewer on fine screens
static constexpr int kMostFailed = 512;
static constexpr auto kTryAgainAfter = 5min;

CardPictures::CardPictures(PictureHosts hosts, FetchPicture fetch, QObject *parent)
    : QObject(parent)
    , m_hosts(std::move(hosts))
    , m_fetch(std::move(fetch))
    , m_pictures(kMostBytes)
    , m_failed(kMostFailed)
{
    m_askTimer.setSingleShot(true);
    connect(&m_askTimer, &QTimer::timeout, this, &CardPictures::askForSome);
    connect(&m_decoder, &PictureDecoder::decoded, this, &CardPictures::onDecoded);
}

CardPictures::~CardPictures() = default;

static int sideFor(qreal ratio)
{
    return static_cast<int>(std::ceil(CardLayout::kPictureSide * ratio));
}

QList<QImage> CardPictures::of(const CardLayout &cards, MessageId message, const QRect &visible,
                               qreal ratio)
{
    QList<QImage> pictures;
    for (const CardLayout::Picture &place : cards.pictures) {
        const QImage *known = m_pictures.object(place.url);
        pictures.append(known ? *known : QImage());
        // One for a coarser screen is shown until the finer one is there.
        const bool isEnough = known && known->width() >= sideFor(ratio);
        if (!isEnough && (visible.isNull() || visible.intersects(place.rect)))
            want(place.url, message, ratio);
    }
    return pictures;
}

void CardPictures::want(const QUrl &url, MessageId message, qreal ratio)
{
    const QDeadlineTimer *failed = m_failed.object(url);
    if (failed && !failed->hasExpired())
        return;
    Wish &wish = m_wishes[url];
    wish.messages.insert(message);
    if (wish.isAsked)
        return;
    wish.side = sideFor(ratio);
    wish.ratio = ratio;
    m_askTimer.start(0ms);
}

void CardPictures::askForSome()
{
    QList<QUrl> urls;
    for (auto it = m_wishes.begin(); it != m_wishes.end(); ++it) {
        if (!std::exchange(it->isAsked, true))
            urls.append(it.key());
    }
    for (const QUrl &url : std::as_const(urls)) {
        const auto done = [self = QPointer<CardPictures>(this), url,
                           conversation = m_conversation](const FetchedPicture &picture) {
            if (self && self->m_conversation == conversation)
                self->take(url, picture);
        };
        m_fetch(url, done);
    }
}

void CardPictures::take(const QUrl &url, const FetchedPicture &picture)
{
    const Wish wish = m_wishes.value(url);
    switch (picture.outcome) {
    case FetchedPicture::Outcome::Arrived:
        m_decoder.start(url, picture.bytes,
                        {.side = wish.side, .radius = CardLayout::kPictureRadius * wish.ratio});
        break;
    case FetchedPicture::Outcome::Refused:
        show(url, {});
        break;
    case FetchedPicture::Outcome::NotNow:
        m_wishes.remove(url);
        break;
    }
}

void CardPictures::onDecoded(const QUrl &url, const QImage &picture)
{
    // Once: what failed is not decoded again for a while.
    if (picture.isNull()) {
        const auto shown = QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::FullyEncoded;
        qCInfo(lcView).noquote() << redacted(url.toString(shown)) << "is no picture that is shown";
    }
    show(url, picture);
}

void CardPictures::show(const QUrl &url, const QImage &picture)
{
    const Wish wish = m_wishes.take(url);
    if (picture.isNull()) {
        m_failed.insert(url, new QDeadlineTimer(kTryAgainAfter));
        return;
    }
    m_failed.remove(url);
    m_pictures.insert(url, new QImage(picture), picture.sizeInBytes());
    for (const MessageId message : wish.messages)
        Q_EMIT arrived(message);
}

void CardPictures::clear()
{
    ++m_conversation;
    m_askTimer.stop();
    m_decoder.clear();
    m_wishes.clear();
    m_pictures.clear();
    m_failed.clear();
}

} // namespace ecom67
