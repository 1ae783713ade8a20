//! The area that the office of this device sees first.

use super::desk::desk;
use super::settings::Device;
use crate::domain::AreaCode;
use crate::workspace::scope;
use leptos::prelude::*;

/// The district of this office, or none where it sees all; whoever asks is told of changes.
pub fn own_area() -> Memo<Option<AreaCode>> {
    let (desk, office) = (desk(), expect_context::<Device>().part(|settings| settings.office));
    Memo::new(move |_| desk.read(|workspace| scope::own(office.get(), workspace.index())))
}
