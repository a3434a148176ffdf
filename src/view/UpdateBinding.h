// SPDX-License-Identifier: MIT
#pragma once

#include "core/UpdateNotice.h"

#include <QObject>
#include <QUrl>

#include <optional>

namespace ecom67 {

class Announcer;
class ChatHeader;
class StatusLine;

/// Shows that there is a newer version of the program: in the menu, and as a line until somebody
/// has dismissed it.
class UpdateBinding : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UpdateBinding)

public:
    struct Parts
    {
        ChatHeader &header;
        StatusLine &line;
        Announcer &announcer;
    };

    explicit UpdateBinding(Parts parts, QObject *parent = nullptr);
    ~UpdateBinding() override;

    /// Nothing takes it out of the menu. What is no news is in the menu only; nor does a line take
    /// the place of a problem that stands there.
    void show(const std::optional<UpdateNotice> &update, bool isNews);

Q_SIGNALS:
    void pageActivated(const QUrl &page);
    void dismissed(); ///< the line

private:
    Parts m_parts;
    QUrl m_page;
    QString m_words; ///< of the line that was shown last
};

} // namespace ecom67
