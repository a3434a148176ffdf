// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

namespace ecom67 {

class HoverFade;

/// What the buttons that paint themselves have in common: fading under the mouse, Enter as well
/// as Space, and a focus ring for those who use the keyboard only.
class PaintedButton : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaintedButton)

public:
    ~PaintedButton() override;

    /// Off: colours change at once.
    void setAnimated(bool isAnimated);

protected:
    PaintedButton(int fadeMs, QWidget *parent);

    bool isFocusShown() const { return m_isFocusShown && hasFocus(); }
    QColor fade(const QColor &atRest, const QColor &hovered) const;

    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    HoverFade *m_fade;
    bool m_isFocusShown = false;
};

} // namespace ecom67
