// SPDX-License-Identifier: MIT
#include "view/PictureDecoder.h"

#include "core/PictureFile.h"

#include <QBuffer>
#include <QImageReader>
#include <QMutex>
#include <QPainter>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace ecom67 {

struct PictureDecoder::Return
{
    QMutex mutex;
    PictureDecoder *to = nullptr;

    void bring(const QImage &picture)
    {
        const QMutexLocker locker(&mutex);
        if (to)
            QMetaObject::invokeMethod(
                to, [to = to, picture] { to->take(picture); }, Qt::QueuedConnection);
    }
};

PictureDecoder::PictureDecoder(QObject *parent)
    : QObject(parent)
    , m_return(std::make_shared<Return>())
{
    m_return->to = this;
}

PictureDecoder::~PictureDecoder()
{
    const QMutexLocker locker(&m_return->mutex);
    m_return->to = nullptr;
}

/// The largest size with these proportions in the square, nowhere less than one pixel.
static QSize fitted(const QSize &size, int side)
{
    return size.scaled(side, side, Qt::KeepAspectRatio).expandedTo({1, 1});
}

static QImage read(const PictureFile &file, int side)
{
    QByteArray bytes = file.bytes;
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, file.format);
    reader.setAutoDetectImageFormat(false);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || qint64(size.width()) * size.height() > PictureFile::kMostPixels)
        return {};
    // While reading: a JPEG is not even unpacked to its full size.
    if (std::max(size.width(), size.height()) > side)
        reader.setScaledSize(fitted(size, side));
    QImage picture;
    if (!reader.read(&picture))
        return {};
    return picture;
}

static QImage inTheMiddle(const QImage &picture, int side)
{
    QImage square(side, side, QImage::Format_ARGB32_Premultiplied);
    square.fill(Qt::transparent);
    QPainter painter(&square);
    painter.drawImage((side - picture.width()) / 2, (side - picture.height()) / 2, picture);
    painter.end();
    return square;
}

static QImage withRoundCorners(const QImage &picture, qreal radius)
{
    QImage round(picture.size(), QImage::Format_ARGB32_Premultiplied);
    round.fill(Qt::transparent);
    QPainter painter(&round);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(picture);
    painter.drawRoundedRect(round.rect(), radius, radius);
    painter.end(); // before the picture moves out of here
    return round;
}

QImage PictureDecoder::decode(const QByteArray &content, Shape shape)
{
    const auto file = PictureFile::read(content);
    if (!file)
        return {};
    const QImage picture = read(*file, shape.side);
    if (picture.isNull())
        return {};
    // A small one is made larger, so that all of them look alike.
    const QImage scaled = picture.scaled(fitted(picture.size(), shape.side), Qt::IgnoreAspectRatio,
                                         Qt::SmoothTransformation);
    return withRoundCorners(inTheMiddle(scaled, shape.side), shape.radius);
}

void PictureDecoder::start(const QUrl &url, const QByteArray &content, Shape shape)
{
    m_jobs.append({url, content, shape});
    startNext();
}

void PictureDecoder::clear()
{
    m_jobs.clear();
    m_current.clear();
}

void PictureDecoder::startNext()
{
    if (m_isBusy || m_jobs.isEmpty())
        return;
    m_isBusy = true;
    const Job job = m_jobs.takeFirst();
    m_current = job.url;
    QThreadPool::globalInstance()->start(
        [job, back = m_return] { back->bring(decode(job.content, job.shape)); });
}

void PictureDecoder::take(const QImage &picture)
{
    m_isBusy = false;
    if (const QUrl url = std::exchange(m_current, {}); !url.isEmpty())
        Q_EMIT decoded(url, picture);
    startNext();
}

} // namespace ecom67
