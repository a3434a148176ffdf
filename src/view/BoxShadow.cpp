// SPDX-License-Identifier: MIT
#include "view/BoxShadow.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace ecom67 {

/// One running average along a line of pixels; three of them are close to a Gaussian blur.
static void averageLine(uchar *pixels, int count, qsizetype step, int radius)
{
    std::vector<uchar> line(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        line[static_cast<size_t>(i)] = pixels[i * step];
    const auto at
        = [&](int i) -> int { return i < 0 || i >= count ? 0 : line[static_cast<size_t>(i)]; };
    int sum = 0;
    for (int i = -radius; i <= radius; ++i)
        sum += at(i);
    const int width = 2 * radius + 1;
    for (int i = 0; i < count; ++i) {
        pixels[i * step] = static_cast<uchar>((sum + width / 2) / width);
        sum += at(i + radius + 1) - at(i - radius);
    }
}

static void blurAlpha(QImage &alpha, double sigma)
{
    // The box width of which three passes have the wanted deviation (W3C, feGaussianBlur).
    const int width
        = std::max(1, static_cast<int>(std::floor(sigma * 3 * std::sqrt(2 * M_PI) / 4 + 0.5)));
    const int radius = width / 2;
    if (radius == 0)
        return;
    for (int pass = 0; pass < 3; ++pass) {
        for (int y = 0; y < alpha.height(); ++y)
            averageLine(alpha.scanLine(y), alpha.width(), 1, radius);
        for (int x = 0; x < alpha.width(); ++x)
            averageLine(alpha.bits() + x, alpha.height(), alpha.bytesPerLine(), radius);
    }
}

/// The smallest blurred rectangle that can be stretched: corners and one pixel between them.
static QPixmap makeTile(int corner, int blur, qreal radius, qreal scale)
{
    const int side = static_cast<int>(std::ceil((2 * corner + 1) * scale));
    QImage alpha(side, side, QImage::Format_Alpha8);
    alpha.fill(0);
    {
        QPainter painter(&alpha);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::black);
        const qreal inset = blur * scale;
        painter.drawRoundedRect(QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset),
                                radius * scale, radius * scale);
    }
    blurAlpha(alpha, blur * scale / 2.0);
    QImage black(side, side, QImage::Format_ARGB32_Premultiplied);
    black.fill(Qt::black);
    {
        QPainter painter(&black);
        painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
        painter.drawImage(0, 0, alpha.convertToFormat(QImage::Format_ARGB32_Premultiplied));
    }
    QPixmap tile = QPixmap::fromImage(black);
    tile.setDevicePixelRatio(scale);
    return tile;
}

QMargins BoxShadow::extent() const
{
    const int reach = blur + spread;
    return {std::max(0, reach), std::max(0, reach - offsetY), std::max(0, reach),
            std::max(0, reach + offsetY)};
}

void BoxShadow::paint(QPainter &painter, const QRectF &rect, qreal cornerRadius) const
{
    const qreal radius = std::max(0.0, cornerRadius + spread);
    const int corner = 2 * blur + static_cast<int>(std::ceil(radius));
    const qreal scale = painter.device()->devicePixelRatioF();
    const QString key = u"ecom67-shadow-%1-%2-%3"_s.arg(blur).arg(radius).arg(scale);
    QPixmap tile;
    if (!QPixmapCache::find(key, &tile)) {
        tile = makeTile(corner, blur, radius, scale);
        QPixmapCache::insert(key, tile);
    }

    const QRectF target = rect.adjusted(-spread - blur, -spread - blur + offsetY, spread + blur,
                                        spread + blur + offsetY);
    // A rectangle smaller than two corners gives each of them what there is.
    const qreal cornerX = std::min<qreal>(corner, target.width() / 2);
    const qreal cornerY = std::min<qreal>(corner, target.height() / 2);
    const qreal end = 2 * corner + 1;
    const std::array<qreal, 4> toX{target.left(), target.left() + cornerX, target.right() - cornerX,
                                   target.right()};
    const std::array<qreal, 4> toY{target.top(), target.top() + cornerY, target.bottom() - cornerY,
                                   target.bottom()};
    const std::array<qreal, 4> fromX{0, cornerX, end - cornerX, end};
    const std::array<qreal, 4> fromY{0, cornerY, end - cornerY, end};

    painter.save();
    painter.setOpacity(painter.opacity() * opacity);
    for (size_t y = 0; y < 3; ++y) {
        for (size_t x = 0; x < 3; ++x) {
            const QRectF to(QPointF(toX[x], toY[y]), QPointF(toX[x + 1], toY[y + 1]));
            const QRectF from(QPointF(fromX[x], fromY[y]), QPointF(fromX[x + 1], fromY[y + 1]));
            if (!to.isEmpty())
                painter.drawPixmap(to, tile, QRectF(from.topLeft() * scale, from.size() * scale));
        }
    }
    painter.restore();
}

} // namespace ecom67
