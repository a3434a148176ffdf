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

/// Shows that there is a newer version of the program: once as a line, and in the menu from then
/// on.
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

    void show(const std::optional<UpdateNotice> &update); ///< nothing takes it out of the menu

Q_SIGNALS:
    void pageActivated(const QUrl &page);

private:
    Parts m_parts;
    QUrl m_page;
};

} // namespace ecom67
