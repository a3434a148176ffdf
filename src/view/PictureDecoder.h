// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QObject>
#include <QUrl>

#include <memory>

namespace ecom67 {

/// Makes pictures of bytes from outside, one after the other in a thread of the pool, so that the
/// window never waits for one, however long its maker wants it to take.
class PictureDecoder : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureDecoder)

public:
    /// What is shown: a square with round corners, the picture whole in its middle.
    struct Shape
    {
        int side = 0; ///< in pixels of the screen
        qreal radius = 0; ///< of the corners, in the same
    };

    explicit PictureDecoder(QObject *parent = nullptr);
    ~PictureDecoder() override; ///< does not wait for the one that is being made

    /// A null image for everything that PictureFile refuses, has too many pixels, or is damaged.
    /// May be called from any thread.
    [[nodiscard]] static QImage decode(const QByteArray &content, Shape shape);

    /// Ends with decoded(), unless clear() comes first.
    void start(const QUrl &url, const QByteArray &content, Shape shape);
    void clear();

Q_SIGNALS:
    void decoded(const QUrl &url, const QImage &picture);

private:
    struct Job
    {
        QUrl url;
        QByteArray content;
        Shape shape;
    };
    struct Return; ///< the way back from the thread, which outlives this object if it must

    void startNext();
    void take(const QImage &picture);

    QList<Job> m_jobs;
    QUrl m_current; ///< empty: it is not wanted any more
    bool m_isBusy = false;
    std::shared_ptr<Return> m_return;
};

} // namespace ecom67
