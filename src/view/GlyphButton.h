// SPDX-License-Identifier: MIT
#pragma once

#include "view/Glyph.h"
#include "view/PaintedButton.h"

namespace ecom67 {

/// A button that is one glyph: those of the header, and send. The painted plate may be smaller
/// than the widget, which is what a finger has to meet.
class GlyphButton : public PaintedButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GlyphButton)

public:
    enum class Kind {
        Header, ///< 28x28, transparent until hovered, for the blue header
        Send, ///< 36x36, filled
        Quiet, ///< 28x28, for light backgrounds
    };

    explicit GlyphButton(QWidget *parent = nullptr);
    ~GlyphButton() override;

    void setGlyph(Glyph glyph);
    void setUpsideDown(bool isUpsideDown); ///< an arrow that points up
    void setKind(Kind kind);

    QRect plateRect() const; ///< what is painted
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int plateSide() const;
    QColor plateColor() const;
    QColor glyphColor() const;

    Glyph m_glyph = Glyph::Cross;
    Kind m_kind = Kind::Send;
    bool m_isUpsideDown = false;
};

} // namespace ecom67
