//! All that was ever published, with what was said of it since.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::caller::Caller;
use super::extract::Asked;
use super::fault::Fault;
use super::movements::Paging;
use super::paging::{Asking, Paged, latest_first, page};
use super::rounds::{JudgementShown, RoundEventShown, event, judgement};
use super::text::People;
use crate::state::Portal;

/// A judgement that was published. It stays listed when it is withdrawn.
#[derive(Serialize, ToSchema)]
pub(crate) struct PublishedShown {
    /// The judgement.
    judgement: JudgementShown,
    /// When it was published.
    #[schema(format = DateTime)]
    at: String,
    /// Errata, in order.
    errata: Vec<RoundEventShown>,
    /// Its withdrawal; null while it stands.
    withdrawn: Option<RoundEventShown>,
}

#[utoipa::path(get, path = "/published", tag = "standings", operation_id = "list-published", params(Paging),
    responses((status = 200, body = Paged<PublishedShown>)))]
pub(crate) async fn list(
    State(portal): State<Portal>,
    caller: Caller,
    Asked(paging): Asked<Paging>,
) -> Result<Json<Paged<PublishedShown>>, Fault> {
    let people = People::known_to(&portal, &caller).await?;
    let items = portal.store().published().await?.into_iter().map(|published| {
        let key = format!("{} {}", latest_first(published.at.as_microsecond()), published.judgement.id);
        let shown = PublishedShown {
            judgement: judgement(published.judgement, &people),
            at: published.at.to_string(),
            errata: published.errata.iter().map(|one| event(one, &people)).collect(),
            withdrawn: published.withdrawn.as_ref().map(|one| event(one, &people)),
        };
        (key, shown)
    });
    let mut items: Vec<_> = items.collect();
    items.sort_by(|a, b| a.0.cmp(&b.0));
    let asking = Asking { list: "published".to_owned(), limit: paging.limit, after: paging.after.as_deref() };
    page(items, &asking, &caller).map(Json)
}
