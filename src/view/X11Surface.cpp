// SPDX-License-Identifier: MIT
#include "view/X11Surface.h"

#include <QGuiApplication>
#include <QWidget>

#ifdef ECOM67_HAVE_XCB
#include <xcb/xcb.h>
#endif
#ifdef ECOM67_HAVE_XCB_SHAPE
#include <xcb/shape.h>
#endif

#include <cstdlib>
#include <memory>
#include <string>

namespace ecom67 {

#ifdef ECOM67_HAVE_XCB
static xcb_connection_t *xConnection()
{
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    return x11 ? x11->connection() : nullptr;
}

struct FreeReply
{
    void operator()(void *reply) const { std::free(reply); }
};

bool blendsTranslucency()
{
    xcb_connection_t *connection = xConnection();
    if (!connection)
        return true;
    // A compositing manager owns this selection (freedesktop.org, EWMH). Qt puts all windows on
    // the first screen unless DISPLAY says otherwise, which no desktop of today does.
    const std::string name = "_NET_WM_CM_S0";
    const std::unique_ptr<xcb_intern_atom_reply_t, FreeReply> atom(xcb_intern_atom_reply(
        connection,
        xcb_intern_atom(connection, 0, static_cast<uint16_t>(name.size()), name.c_str()), nullptr));
    if (!atom)
        return false;
    const std::unique_ptr<xcb_get_selection_owner_reply_t, FreeReply> owner(
        xcb_get_selection_owner_reply(connection, xcb_get_selection_owner(connection, atom->atom),
                                      nullptr));
    return owner && owner->owner != XCB_WINDOW_NONE;
}
#else
bool blendsTranslucency()
{
    return true;
}
#endif

#ifdef ECOM67_HAVE_XCB_SHAPE
void passClicksThroughMargins(QWidget &window, const QMargins &margins)
{
    xcb_connection_t *connection = xConnection();
    if (!connection || !window.internalWinId())
        return;
    const qreal scale = window.devicePixelRatioF();
    const QRect inner = window.rect().marginsRemoved(margins);
    const auto pixels = [scale](int length) { return qRound(length * scale); };
    const xcb_rectangle_t area{static_cast<int16_t>(pixels(inner.x())),
                               static_cast<int16_t>(pixels(inner.y())),
                               static_cast<uint16_t>(pixels(inner.width())),
                               static_cast<uint16_t>(pixels(inner.height()))};
    xcb_shape_rectangles(connection, XCB_SHAPE_SO_SET, XCB_SHAPE_SK_INPUT,
                         XCB_CLIP_ORDERING_UNSORTED,
                         static_cast<xcb_window_t>(window.internalWinId()), 0, 0, 1, &area);
    xcb_flush(connection);
}
#else
void passClicksThroughMargins(QWidget & /*window*/, const QMargins & /*margins*/)
{
}
#endif

} // namespace ecom67
